import type { LogClock } from '../log/log.ts';
import type { MinuteOfWeek, Query } from '../model/model.ts';
import type { Interactions } from '../plays.ts';

/**
 * What may be ranked: everything, what the listener has heard, what they have not, or what nobody has in
 * the training.
 */
export type Candidates = 'all' | 'heard' | 'unheard' | 'cold';

/** One view of a task: a case counts in it where something relevant is among the candidates. */
export interface TaskPart {
  readonly name: string;
  readonly candidates: Candidates;
}

/** A question whose answer is known. */
export interface Case {
  readonly query: Query;
  /** Items, also such as no model can know yet. Not empty. */
  readonly relevant: ReadonlySet<number>;
  /** The listener or session, for a person. */
  readonly owner: string;
  /** Which kind of case it is; means are told apart by it. */
  readonly segment: string;
}

/** What is asked: what a week will bring, what else a listener would like, or which track comes next. */
export type Goal = 'weeks' | 'top-n' | 'next';

/** What a model learns from, what it is asked, and what is right. */
export interface Task {
  readonly goal: Goal;
  /** What the times of `train` mean. */
  readonly clock: LogClock;
  readonly minuteOfWeek: MinuteOfWeek;
  readonly train: Interactions;
  /** "Now" of the training: no play of `train` is later, no question earlier. */
  readonly now: number;
  readonly parts: readonly TaskPart[];
  /** Begins anew each time it is iterated, always the same cases in the same order. */
  readonly cases: Iterable<Case>;
  readonly caseCount: number;
  /** Of all items, also of those in questions alone: the artist's number, 0 where it is not known. */
  readonly artistOf: Int32Array;
}
