import { interactionsBefore } from '../interactions.ts';
import { frequency } from '../model/frequency.ts';
import type { Model } from '../model/model.ts';
import { popularity } from '../model/popularity.ts';
import type { Interactions } from '../plays.ts';
import { anyMinuteOfWeek } from './any-minute-of-week.ts';
import { evaluateModel, type PartOutcome } from './evaluate-model.ts';
import { firstWeeks } from './later-questions.ts';
import { type Comparison, pairedBootstrap } from './paired-bootstrap.ts';
import { bySize } from './segments.ts';
import type { Task, TaskPart } from './task.ts';

const listLength = 10;
const rounds = 2000;
/** Listeners from which on chance can be told from a difference. */
const fewestListeners = 20;
/** Of the time since the champion was trained, the part that the challenger learns from. */
const learnedShare = 2 / 3;

/** Apart, lest what is known hide what happens to what is new: a list of both holds mostly the former. */
const proofParts = [
  { name: 'repeat', candidates: 'heard' },
  { name: 'discovery', candidates: 'unheard' },
] as const satisfies readonly TaskPart[];

export type ProofPartName = (typeof proofParts)[number]['name'];

export interface ProofRequest {
  /** What answers now. */
  readonly champion: Model;
  /** When it was trained, UTC epoch milliseconds: it has seen no later play. */
  readonly since: number;
  /** "Now". */
  readonly until: number;
  /** Fits the challenger on plays before a moment. */
  readonly fit: (train: Interactions, now: number) => Model;
  readonly seed: number;
}

/** Of songs that were known, or of new ones; means of nDCG@10 over listeners, 0 … 1. */
export interface ProofPart {
  readonly name: ProofPartName;
  /** Those who played such songs then; each counts once. */
  readonly listeners: number;
  readonly challenger: number;
  readonly champion: number;
  /** Challenger less champion. */
  readonly gain: Comparison;
  /** The same of those with about as many plays each; none of fewer listeners than can be told from chance. */
  readonly segments: readonly ProofSegment[];
  /** The better of both, here. */
  readonly baseline: ProofBaseline;
}

export interface ProofSegment extends Omit<ProofPart, 'name' | 'segments' | 'baseline'> {
  readonly segment: string;
}

/** What needs no training, and has to be beaten: decayed popularity, or a listener's own counts. */
export interface ProofBaseline {
  readonly name: 'popularity' | 'frequency';
  readonly goodness: number;
  /** Challenger less baseline. */
  readonly gain: Comparison;
}

/** A challenger beside the champion, on what came after both had learned. */
export interface Proof {
  /** The challenger, which learned from the plays before `from`. */
  readonly model: Model;
  /** Where the questions begin, UTC epoch milliseconds: which songs will the seven days after it bring? */
  readonly from: number;
  /** Not empty. */
  readonly parts: readonly ProofPart[];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function goodness(outcome: PartOutcome | undefined): readonly number[] {
  return outcome?.columns.get(`ndcg@${listLength}`) ?? [];
}

/** Null of fewer than can be told from chance. */
function compared(
  challengers: readonly number[],
  champions: readonly number[],
  seed: number,
): Omit<ProofSegment, 'segment'> | null {
  if (champions.length < fewestListeners) return null;
  const gain = pairedBootstrap(challengers, champions, { seed, rounds });
  const means = { challenger: mean(challengers), champion: mean(champions) };
  return { listeners: champions.length, ...means, gain };
}

/** Two models that learned from the plays before a moment, and nothing of those after it. */
export interface Rivals {
  readonly challenger: Model;
  readonly champion: Model;
}

export interface ComparisonRequest {
  /** Where the questions begin, UTC epoch milliseconds. */
  readonly from: number;
  /** Makes both from the plays before `from`; not asked where there are too few questions. */
  readonly fit: (train: Interactions, now: number) => Rivals;
  readonly seed: number;
}

/**
 * Compares a recipe that may learn from newer plays with a champion that stands still, the way they would
 * have answered: the challenger learns from two thirds of the time since the champion was trained, and both
 * are asked about what followed. Null where too few listeners played then for a difference to be told from
 * chance.
 */
export function prove(interactions: Interactions, request: ProofRequest): Proof | null {
  const { champion, since, until, fit, seed } = request;
  const from = Math.floor(since + (until - since) * learnedShare);
  const rivals = (train: Interactions, now: number) => ({ challenger: fit(train, now), champion });
  return proveFrom(interactions, { from, fit: rivals, seed });
}

/**
 * Asks two models what the seven days after a moment will bring. Null where too few listeners played then
 * for a difference to be told from chance.
 */
export function proveFrom(interactions: Interactions, request: ComparisonRequest): Proof | null {
  const { from, fit, seed } = request;
  const questions = firstWeeks(interactions, { from, minuteOfWeek: anyMinuteOfWeek });
  if (questions.length < fewestListeners) return null;
  const train = interactionsBefore(interactions, from);
  const { challenger: model, champion } = fit(train, from - 1);
  const cases = questions.map((question, at) => ({
    ...{ ...question, owner: `${at}`, segment: bySize(question.query.plays.length) },
  }));
  const task: Task = {
    ...{ goal: 'weeks', clock: 'real', minuteOfWeek: anyMinuteOfWeek, train, now: from - 1 },
    ...{ parts: proofParts, cases, caseCount: cases.length },
    artistOf: interactions.content?.artistOf ?? new Int32Array(interactions.itemCount),
  };
  const outcome = (of: Model) => evaluateModel(of, task, { ks: [listLength] });
  const [ours, theirs] = [outcome(model), outcome(champion)];
  const run = { seed, now: from - 1 };
  const baselines = [
    { name: 'popularity', outcomes: outcome(popularity.fit(train, popularity.defaults, run)) },
    { name: 'frequency', outcomes: outcome(frequency.fit(train, frequency.defaults, run)) },
  ] as const;
  const parts = proofParts.flatMap(({ name }, at): ProofPart[] => {
    const [challengers, champions] = [goodness(ours[at]), goodness(theirs[at])];
    const whole = compared(challengers, champions, seed);
    if (whole === null) return [];
    const of = ours[at]?.segments ?? [];
    const segments = [...new Set(of)].toSorted().flatMap((segment): ProofSegment[] => {
      const isIn = (_: number, listener: number) => of[listener] === segment;
      const part = compared(challengers.filter(isIn), champions.filter(isIn), seed);
      return part === null ? [] : [{ segment, ...part }];
    });
    const [best] = baselines
      .map(({ name: of, outcomes }) => ({ name: of, column: goodness(outcomes[at]) }))
      .toSorted((a, b) => mean(b.column) - mean(a.column));
    const gain = pairedBootstrap(challengers, best!.column, { seed, rounds });
    const baseline = { name: best!.name, goodness: mean(best!.column), gain };
    return [{ name, ...whole, segments, baseline }];
  });
  return parts.length === 0 ? null : { model, from, parts };
}
