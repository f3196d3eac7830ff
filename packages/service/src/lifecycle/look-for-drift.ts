import type { PlayColumns, Store } from '@echotune/data';
import { countsAsListen, judgeLook, kindDrift, rateDrift } from '@echotune/engine';
import { countOutcomes, type OutcomeWindow, summedOutcomes } from './count-outcomes.ts';
import { type KindOf, popularityBands, tagKinds } from './kinds-of-songs.ts';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** One false alarm in a hundred months of daily looks, at most, whatever is watched. */
const alarms = { falseAlarms: 0.01, looks: 31 };

export type DriftName = 'popularity' | 'tags' | 'discoveries' | 'skips' | 'acceptance';

/** One watched quantity, a week beside an earlier one. */
export interface DriftTest {
  readonly name: DriftName;
  /** At most how often chance alone shows as much. */
  readonly p: number;
  /** Below which it is an alarm in this look. */
  readonly limit: number;
  readonly isAlarm: boolean;
  /** Of a rate: before and now, 0 … 1; of a mixture: 0 and its divergence in bits. */
  readonly before: number;
  readonly now: number;
  /** Who did anything of the kind in either week. */
  readonly listeners: number;
}

export interface DriftRequest {
  /** When the champion was trained, UTC epoch milliseconds: the week before it is the reference. */
  readonly trainedAt: number;
  readonly now: number;
}

/**
 * Whether the last week is unlike the week before the champion was trained, by more than chance: in how popular and
 * of what tags songs are, how many plays are discoveries, how many are skipped, and how many of the songs shown are
 * accepted (which may rise). Earlier than a week after the training what came since is compared with the same days a week before.
 * Null on the first day. Reads everybody's plays.
 */
export async function lookForDrift(
  store: Store,
  { trainedAt, now }: DriftRequest,
): Promise<DriftTest[] | null> {
  const length = Math.min(now - trainedAt, weekMs);
  if (length < dayMs) return null;
  const begun = trainedAt - weekMs;
  const spans = [
    { from: begun, until: begun + length },
    { from: now - length, until: now },
  ] as const;
  const weeks = await readWeeks(store, spans);
  const [reference, current] = weeks;
  const mixtures: (readonly [DriftName, KindOf | null])[] = [
    ['popularity', popularityBands(weeks.flatMap(({ listens }) => listens.flat()))],
    ['tags', await tagKinds(store)],
  ];
  const tests = [
    ...mixtures.flatMap(([name, kinds]) => (kinds === null ? [] : [mixture(name, kinds, weeks)])),
    ...(['discoveries', 'skips', 'acceptance'] as const).map((name) => {
      const direction = name === 'acceptance' ? 'fall' : 'either';
      const drift = rateDrift({ reference: reference[name], current: current[name] }, direction);
      const { p, listeners, referenceRate, currentRate } = drift;
      return { name, p, listeners, before: referenceRate, now: currentRate };
    }),
  ];
  return judgeLook(tests, alarms).map(({ test, limit, isAlarm }) => ({ ...test, limit, isAlarm }));
}

function mixture(name: DriftName, { kinds, kindOf }: KindOf, weeks: Weeks) {
  const [reference, current] = weeks.map(({ listens }) => {
    const counts = new Float64Array(listens.length * kinds);
    for (const [row, songs] of listens.entries()) {
      for (const song of songs) counts[row * kinds + kindOf(song)]! += 1;
    }
    return counts;
  });
  const { p, listeners, divergence } = kindDrift({
    kinds,
    reference: reference!,
    current: current!,
  });
  return { name, p, listeners, before: 0, now: divergence };
}

interface Counts {
  readonly tries: number[];
  readonly hits: number[];
}

/** What everybody did in a week, a row a listener. */
class Week {
  readonly listens: (readonly number[])[] = [];
  readonly discoveries: Counts = { tries: [], hits: [] };
  readonly skips: Counts = { tries: [], hits: [] };
  readonly acceptance: Counts = { tries: [], hits: [] };

  add(columns: PlayColumns, { from, until }: OutcomeWindow): void {
    const known = new Set<number>();
    const listens: number[] = [];
    let [plays, discovered] = [0, 0];
    for (let at = 0; at < columns.length; at += 1) {
      const [song, startedAt] = [columns.songIds[at]!, columns.startedAt[at]!];
      if (startedAt >= until) break;
      if (startedAt >= from) {
        plays += 1;
        if (!known.has(song)) discovered += 1;
        if (countsAsListen(columns.msPlayed[at]!, null)) listens.push(song);
      }
      known.add(song);
    }
    this.listens.push(listens);
    this.discoveries.tries.push(plays);
    this.discoveries.hits.push(discovered);
    this.skips.tries.push(plays);
    this.skips.hits.push(plays - listens.length);
  }
}

type Weeks = readonly [Week, Week];

async function readWeeks(
  store: Store,
  spans: readonly [OutcomeWindow, OutcomeWindow],
): Promise<Weeks> {
  const weeks = [new Week(), new Week()] as const;
  for (const { id } of await store.listeners.list()) {
    const columns = await store.plays.columns(id);
    for (const [at, week] of weeks.entries()) {
      const span = spans[at]!;
      week.add(columns, span);
      const outcomes = await countOutcomes(store, id, span, columns);
      const { shown, accepted } = summedOutcomes(outcomes.values());
      week.acceptance.tries.push(shown);
      week.acceptance.hits.push(accepted);
    }
  }
  return weeks;
}
