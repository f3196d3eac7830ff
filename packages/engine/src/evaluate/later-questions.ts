import { interactionsBefore } from '../interactions.ts';
import type { MinuteOfWeek } from '../model/model.ts';
import type { Interactions, Plays } from '../plays.ts';
import { Reservoir, seededRandom } from '../random.ts';
import { isWithin } from '../session/sessions.ts';
import type { Case } from './task.ts';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const sessionGapMs = 30 * 60_000;
/** Share of the plays that learn; the questions are about the others. */
const trainedShare = 5 / 6;

/** A question from the training data itself, with its answer. */
export type HeldOutCase = Pick<Case, 'query' | 'relevant'>;

export interface LaterRequest {
  readonly seed: number;
  readonly minuteOfWeek: MinuteOfWeek;
  /** Of each kind of question. */
  readonly mostCases: number;
}

/** The plays before a moment, and questions about what came after it, known or new. */
export interface LaterQuestions {
  readonly train: Interactions;
  /** The moment's eve, UTC epoch milliseconds: no play of `train` is later, no question earlier. */
  readonly now: number;
  /** What will the next seven days bring? Asked at the beginning of days. */
  readonly weeks: readonly HeldOutCase[];
  /** What else will this session bring? Asked just before a play that went on. */
  readonly moments: readonly HeldOutCase[];
}

/** Positions of one owner's plays: known are those before `from`, the answer ends before `to`. */
interface Stretch {
  readonly owner: number;
  readonly now: number;
  readonly from: number;
  readonly to: number;
}

/** All of one owner's plays, of which a question shows the first. */
function wholeProfile({ offsets, items, startedAt, counts }: Interactions, owner: number): Plays {
  const [from, to] = [offsets[owner]!, offsets[owner + 1]!];
  return {
    length: to - from,
    ids: new Float64Array(to - from).map((_, at) => from + at),
    items: items.subarray(from, to),
    startedAt: startedAt.subarray(from, to),
    msPlayed: new Int32Array(to - from).fill(-1),
    ...(counts && { counts: counts.subarray(from, to) }),
  };
}

/** First position from `at` on, before `end`, whose play starts at `time` or later. */
function skipTo(startedAt: Float64Array, at: number, end: number, time: number): number {
  let next = at;
  while (next < end && startedAt[next]! < time) next += 1;
  return next;
}

function* weeksOf({ offsets, startedAt }: Interactions, owner: number, cut: number) {
  const end = offsets[owner + 1]!;
  const last = startedAt[end - 1] ?? Number.NEGATIVE_INFINITY;
  let from = offsets[owner]!;
  let to = from;
  for (let time = cut; time <= last; time += dayMs) {
    from = skipTo(startedAt, from, end, time);
    to = skipTo(startedAt, Math.max(from, to), end, time + weekMs);
    if (from > offsets[owner]! && to > from) yield { owner, now: time - 1, from, to };
  }
}

function* momentsOf(plays: Interactions, owner: number, cut: number) {
  const { offsets, startedAt } = plays;
  const end = offsets[owner + 1]!;
  let to = end;
  for (let from = end - 1; from > offsets[owner]! && startedAt[from]! >= cut; from--) {
    const goesOn = isWithin(plays, from - 1, startedAt[from]!, sessionGapMs);
    const now = Math.max(startedAt[from - 1]!, startedAt[from]! - 1);
    if (goesOn) yield { owner, now, from, to };
    else to = from;
  }
}

/** Makes questions, in which an owner's plays are the same columns: a long history is asked about hundreds of times. */
function questionMaker(plays: Interactions, minuteOfWeek: MinuteOfWeek) {
  const profiles = new Map<number, Plays>();
  return ({ owner, now, from, to }: Stretch): HeldOutCase => {
    const whole = profiles.get(owner) ?? wholeProfile(plays, owner);
    profiles.set(owner, whole);
    const length = from - plays.offsets[owner]!;
    const query = { plays: { ...whole, length }, now, minuteOfWeek };
    return { query, relevant: new Set(plays.items.subarray(from, to)) };
  };
}

interface FirstWeeks {
  readonly from: number;
  readonly minuteOfWeek: MinuteOfWeek;
  /** So many of the listeners, the first ones, are asked about. */
  readonly listeners: number;
}

/** For everybody who played before a moment and in the seven days after it: what will those days bring? */
export function firstWeeks(
  plays: Interactions,
  { from, minuteOfWeek, listeners }: FirstWeeks,
): HeldOutCase[] {
  const questionOn = questionMaker(plays, minuteOfWeek);
  return Array.from({ length: listeners }, (_, owner) => owner).flatMap((owner) => {
    const [first] = weeksOf(plays, owner, from);
    // A later week is not the first.
    return first?.now === from - 1 ? [questionOn(first)] : [];
  });
}

/**
 * The last sixth of the plays as questions to what was there before: at most `mostCases` of a kind, drawn
 * with the seed. No model that is fitted on `train` has seen an answer.
 */
export function laterQuestions(plays: Interactions, request: LaterRequest): LaterQuestions {
  const { mostCases, minuteOfWeek, seed } = request;
  const times = plays.startedAt.toSorted();
  const cut = times[Math.floor(times.length * trainedShare)] ?? 0;
  const random = seededRandom(seed);
  const weeks = new Reservoir<Stretch>(mostCases, random);
  const moments = new Reservoir<Stretch>(mostCases, random);
  for (let owner = 0; owner < plays.listenerCount; owner++) {
    for (const week of weeksOf(plays, owner, cut)) weeks.offer(week);
    for (const moment of momentsOf(plays, owner, cut)) moments.offer(moment);
  }
  const questionOn = questionMaker(plays, minuteOfWeek);
  return {
    train: interactionsBefore(plays, cut),
    now: cut - 1,
    weeks: weeks.kept.map(questionOn),
    moments: moments.kept.map(questionOn),
  };
}
