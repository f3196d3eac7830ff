import type { Case, Goal } from '../evaluate/task.ts';
import type { MinuteOfWeek } from '../model/model.ts';
import type { Interactions, Plays } from '../plays.ts';
import { seededRandom } from '../random.ts';
import { isWithin } from '../session/sessions.ts';

/** A question from the training data itself, with its answer. */
export type HeldOutCase = Pick<Case, 'query' | 'relevant'>;

/** The training data without what the questions ask for. */
export interface HeldOut {
  readonly train: Interactions;
  readonly cases: readonly HeldOutCase[];
}

export interface HeldOutRequest {
  readonly goal: Goal;
  readonly seed: number;
  readonly now: number;
  readonly minuteOfWeek: MinuteOfWeek;
  readonly mostCases: number;
}

/** Rows of one owner as a profile: `rows` are positions in the interactions. */
function profile(plays: Interactions, rows: readonly number[]): Plays {
  const { counts } = plays;
  return {
    length: rows.length,
    ids: Float64Array.from(rows),
    items: Int32Array.from(rows, (row) => plays.items[row]!),
    startedAt: Float64Array.from(rows, (row) => plays.startedAt[row]!),
    msPlayed: new Int32Array(rows.length).fill(-1),
    ...(counts && { counts: Float64Array.from(rows, (row) => counts[row]!) }),
  };
}

/** The interactions of the rows that are kept. */
function without(plays: Interactions, isKept: Uint8Array): Interactions {
  const { offsets, listenerCount, counts } = plays;
  const rows: number[] = [];
  const starts = new Int32Array(listenerCount + 1);
  for (let owner = 0; owner < listenerCount; owner++) {
    for (let row = offsets[owner]!; row < offsets[owner + 1]!; row++) {
      if (isKept[row] === 1) rows.push(row);
    }
    starts[owner + 1] = rows.length;
  }
  return {
    ...{ itemCount: plays.itemCount, listenerCount, offsets: starts },
    items: Int32Array.from(rows, (row) => plays.items[row]!),
    startedAt: Float64Array.from(rows, (row) => plays.startedAt[row]!),
    ...(counts && { counts: Float64Array.from(rows, (row) => counts[row]!) }),
  };
}

/** A tenth of every listener's items, with all their plays: what else would they like? */
function someOfEach(plays: Interactions, request: HeldOutRequest): HeldOut {
  const { now, minuteOfWeek, mostCases } = request;
  const random = seededRandom(request.seed);
  const isKept = new Uint8Array(plays.items.length).fill(1);
  const cases: HeldOutCase[] = [];
  for (let owner = 0; owner < plays.listenerCount; owner++) {
    const from = plays.offsets[owner]!;
    const items = plays.items.subarray(from, plays.offsets[owner + 1]!);
    const relevant = new Set([...new Set(items)].filter(() => random() < 0.1));
    const kept: number[] = [];
    for (const [at, item] of items.entries()) {
      if (relevant.has(item)) isKept[from + at] = 0;
      else kept.push(from + at);
    }
    if (kept.length === 0 || relevant.size === 0) continue;
    cases.push({ query: { plays: profile(plays, kept), now, minuteOfWeek }, relevant });
  }
  return { train: without(plays, isKept), cases: sample(cases, mostCases, random) };
}

/** The owners whose plays begin last, a fourteenth of them: what comes next in their sessions? */
function lastOwners(plays: Interactions, request: HeldOutRequest): HeldOut {
  const { minuteOfWeek, mostCases } = request;
  const random = seededRandom(request.seed);
  const owners = Array.from({ length: plays.listenerCount }, (_, owner) => owner).filter(
    (owner) => plays.offsets[owner + 1]! > plays.offsets[owner]!,
  );
  owners.sort((a, b) => plays.startedAt[plays.offsets[a]!]! - plays.startedAt[plays.offsets[b]!]!);
  const isKept = new Uint8Array(plays.items.length).fill(1);
  const cases: HeldOutCase[] = [];
  for (const owner of owners.slice(Math.floor((owners.length * 13) / 14))) {
    const from = plays.offsets[owner]!;
    const to = plays.offsets[owner + 1]!;
    isKept.fill(0, from, to);
    const rows = Array.from({ length: to - from }, (_, at) => from + at);
    const whole = profile(plays, rows);
    for (let length = 1; length < rows.length; length++) {
      const last = plays.startedAt[from + length - 1]!;
      const next = plays.startedAt[from + length]!;
      if (!isWithin(whole, length - 1, next, sessionGapMs)) continue;
      const query = { plays: { ...whole, length }, now: Math.max(last, next - 1), minuteOfWeek };
      cases.push({ query, relevant: new Set([plays.items[from + length]!]) });
    }
  }
  return { train: without(plays, isKept), cases: sample(cases, mostCases, random) };
}

const sessionGapMs = 30 * 60_000;
const weekMs = 7 * 86_400_000;

/** Every listener-week of the last sixth of the plays: what will they listen to, known or new? */
function lastWeeks(plays: Interactions, request: HeldOutRequest): HeldOut {
  const { minuteOfWeek, mostCases } = request;
  const times = plays.startedAt.toSorted();
  const cut = times[Math.floor((times.length * 5) / 6)] ?? 0;
  const isKept = Uint8Array.from(plays.startedAt, (at) => (at < cut ? 1 : 0));
  const cases: HeldOutCase[] = [];
  for (let owner = 0; owner < plays.listenerCount; owner++) {
    const from = plays.offsets[owner]!;
    const rows = Array.from({ length: plays.offsets[owner + 1]! - from }, (_, at) => from + at);
    const whole = profile(plays, rows);
    const later = rows.filter((row) => isKept[row] === 0);
    const weekOf = (row: number) => Math.floor((plays.startedAt[row]! - cut) / weekMs);
    for (const [week, asked] of Map.groupBy(later, weekOf)) {
      const length = asked[0]! - from;
      const now = cut + week * weekMs - 1;
      const relevant = new Set(asked.map((row) => plays.items[row]!));
      if (length > 0)
        cases.push({ query: { plays: { ...whole, length }, now, minuteOfWeek }, relevant });
    }
  }
  return {
    train: without(plays, isKept),
    cases: sample(cases, mostCases, seededRandom(request.seed)),
  };
}

function sample<T>(all: readonly T[], most: number, random: () => number): T[] {
  const left = [...all];
  for (let at = 0; at < Math.min(most, left.length); at++) {
    const other = at + Math.floor(random() * (left.length - at));
    [left[at], left[other]] = [left[other]!, left[at]!];
  }
  return left.slice(0, most);
}

const ways: Readonly<Record<Goal, (plays: Interactions, request: HeldOutRequest) => HeldOut>> = {
  next: lastOwners,
  'top-n': someOfEach,
  weeks: lastWeeks,
};

/**
 * Questions for choosing among models, taken out of the training data in the way of the goal. At most
 * `mostCases`, drawn with the seed. No model that is fitted on `train` has seen an answer.
 */
export function heldOut(plays: Interactions, request: HeldOutRequest): HeldOut {
  return ways[request.goal](plays, request);
}
