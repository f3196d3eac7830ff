import type { MinuteOfWeek } from '../model/model.ts';
import type { Interactions } from '../plays.ts';
import { seededRandom } from '../random.ts';
import { isWithin } from '../session/sessions.ts';
import { keptRows, profileOf } from './kept-rows.ts';
import { type HeldOutCase, laterQuestions } from './later-questions.ts';
import type { Goal } from './task.ts';

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
    cases.push({ query: { plays: profileOf(plays, kept), now, minuteOfWeek }, relevant });
  }
  return { train: keptRows(plays, isKept), cases: sample(cases, mostCases, random) };
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
    const whole = profileOf(plays, rows);
    for (let length = 1; length < rows.length; length++) {
      const last = plays.startedAt[from + length - 1]!;
      const next = plays.startedAt[from + length]!;
      if (!isWithin(whole, length - 1, next, sessionGapMs)) continue;
      const query = { plays: { ...whole, length }, now: Math.max(last, next - 1), minuteOfWeek };
      cases.push({ query, relevant: new Set([plays.items[from + length]!]) });
    }
  }
  return { train: keptRows(plays, isKept), cases: sample(cases, mostCases, random) };
}

const sessionGapMs = 30 * 60_000;

/** What the days after a moment bring. */
function lastWeeks(plays: Interactions, request: HeldOutRequest): HeldOut {
  const { train, weeks } = laterQuestions(plays, request);
  return { train, cases: weeks };
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
