import { type Case, LogBuilder, type LogRow, seededRandom, type Task } from '@echotune/engine';
import { readPlays, tagsOf } from './hetrec.ts';
import type { Side } from './side.ts';

/** How many artists are known of a newcomer: each listener is asked about with each. */
const knownCounts = [1, 3, 10];
/** Fewer others would be no answer. */
const leastOthers = 5;

/**
 * What else would they like of whom next to nothing is known? A tenth of HetRec's listeners is left out of
 * the training; of each some artists are shown, drawn once, and the others are right.
 */
export async function newcomersTask(folder: string, side: Side): Promise<Task> {
  const rows = await readPlays(folder);
  const sideOf = ({ listener }: LogRow): Side | null => {
    const last = Number(listener) % 10;
    if (last === 1) return 'validation';
    return last === 3 ? 'test' : null;
  };
  const builder = new LogBuilder({ after: null, ordered: false });
  // Counts are of a crawl's whole years: who listens says more than how often.
  for (const row of rows) if (sideOf(row) === null) builder.add({ ...row, count: 1 });
  const log = builder.build();
  const random = seededRandom(1);
  const asked = Map.groupBy(
    rows.filter((row) => sideOf(row) === side),
    ({ listener }) => listener ?? '',
  );
  const cases: Case[] = [];
  for (const [owner, own] of asked) {
    const drawn = own.flatMap(({ track }) => {
      const item = log.tracks.find(track);
      return item === undefined ? [] : [{ item, at: random() }];
    });
    const items = drawn.toSorted((a, b) => a.at - b.at).map(({ item }) => item);
    for (const length of knownCounts) {
      if (items.length < length + leastOthers) continue;
      const plays = {
        ...{ length, items: Int32Array.from(items.slice(0, length)) },
        ids: Float64Array.from({ length }, (_, at) => at),
        startedAt: new Float64Array(length).fill(log.endsAt),
        msPlayed: new Int32Array(length).fill(-1),
      };
      const query = { plays, now: log.endsAt, minuteOfWeek: () => 0 };
      const relevant = new Set(items.slice(length));
      cases.push({ query, relevant, owner, segment: `${length} known` });
    }
  }
  return {
    ...{ goal: 'top-n', clock: log.clock, minuteOfWeek: () => 0, now: log.endsAt, cases },
    train: { ...log.plays, content: await tagsOf(folder, log) },
    parts: [{ name: 'all', candidates: 'unheard' }],
    ...{ caseCount: cases.length, artistOf: log.artistOf },
  };
}
