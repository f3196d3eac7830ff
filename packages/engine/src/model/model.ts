import type { Interactions, Plays } from '../plays.ts';

/** Local time of a listener: minutes since Monday 00:00 (0 … 10,079) at a UTC epoch millisecond. */
export type MinuteOfWeek = (epochMs: number) => number;

/** Whom and when a model is asked for. */
export interface Query {
  /** The listens that form the taste profile (excluded and too short plays already left out). */
  readonly plays: Plays;
  /** UTC epoch milliseconds. Plays after it are ignored by every model. */
  readonly now: number;
  readonly minuteOfWeek: MinuteOfWeek;
  /**
   * The listener's familiar ↔ discover dial: 0 only new, 1 only known, absent or 0.5 as they listen
   * of late. Read by the blend alone.
   */
  readonly familiarity?: number;
  /**
   * Items that may be put forward where only some are scored; absent all. It chooses among scores and
   * never changes one. Read by the blend alone.
   */
  readonly only?: (item: number) => boolean;
}

/** One addend of a score. All addends of an item's score sum to it within 1e-4. */
export interface Contribution {
  /** The model or ranking step that adds it, e.g. `base-level`, `chain`, `neighbours`, `diversity`. */
  readonly source: string;
  readonly value: number;
  /** Position in `query.plays` of the play that caused it; absent for the community's or a rule's share. */
  readonly play?: number;
}

/** Takes an addend as it is found (see `Contribution`): an answer has ten thousands of them. */
export type AddTo = (source: string, value: number, play?: number) => void;

export interface Ranked {
  readonly item: number;
  readonly score: number;
}

/** A model's scores in one question, as far as they are looked at: until the model is asked the next. */
export interface Scores {
  /**
   * The items with the `most` largest positive scores that may be ranked, of equal ones the smaller items,
   * in no order.
   */
  best(most: number, mayRank: (item: number) => boolean): Int32Array;
  /** The scores of some items, those beyond the catalogue's end 0. */
  of(items: Int32Array): Float64Array;
}

/**
 * A model answers for any listener whose plays it is handed; it holds no listener's state, so a play
 * that was just stored changes the next answer without training.
 */
export interface Model {
  readonly kind: string;
  readonly itemCount: number;
  /**
   * Score of every item, finite; 0 means "nothing speaks for it" and is never recommended, larger is
   * better. Length `itemCount`, or more where the profile holds items that were stored after the fit. It
   * may lie in `into`, which is overwritten: whoever asks often saves a large array a question.
   */
  score(query: Query, into?: Float64Array): Float64Array;
  /** The same scores without making all of them; absent where that would be no less work. */
  ask?(query: Query): Scores;
  /** The k best items with positive scores, best first; equal scores by smaller item id. */
  recommend(query: Query, k: number): Ranked[];
  /** Hands `add` the addends of `score(query)[item]`; none where that is 0. */
  explain(query: Query, item: number, add: AddTo): void;
  /** The model as one file: versioned, with a checksum (see model-file.ts). */
  save(): Uint8Array;
}

/** What a fit is given besides data: all that would otherwise be hidden input. */
export interface FitRun {
  readonly seed: number;
  /** "Now" of the training snapshot, UTC epoch milliseconds. */
  readonly now: number;
  /** Fraction done, 0 … 1, ascending. */
  readonly onProgress?: (fraction: number) => void;
  /** How many threads kernels may use, 1 unless told; the model is the same, bit for bit. */
  readonly threads?: number;
  /** When it fires, `fit` throws EngineError('aborted'). */
  readonly signal?: AbortSignal;
}

/** A kind of model: how it is made from interactions and from a file. */
export interface ModelFamily<Options, M extends Model = Model> {
  readonly kind: string;
  readonly defaults: Options;
  /** Pure: the same interactions, options, seed and now give the same bytes on `save`. */
  fit(interactions: Interactions, options: Options, run: FitRun): M;
  /** Throws EngineError('model-file-corrupt' | 'model-file-version'). */
  load(file: Uint8Array): M;
}
