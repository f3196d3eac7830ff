import type { Catalogue } from '../plays.ts';
import type { PlayCounts } from '../profile.ts';

/** What a listener said of a song or of an artist; the same words as in the store. */
export type VerdictKind = 'love' | 'like' | 'dislike' | 'hide' | 'not-now';

/** What ranking knows besides the scores. */
export interface RankContext {
  readonly catalogue: Catalogue;
  /** UTC epoch milliseconds. */
  readonly now: number;
  /** Plays of every item, short and excluded ones too (`playCounts`). */
  readonly playCounts: PlayCounts;
  /** The listener's latest verdict by item and by artist; a not-now that has lapsed is left out. */
  readonly itemVerdicts: ReadonlyMap<number, VerdictKind>;
  readonly artistVerdicts: ReadonlyMap<number, VerdictKind>;
  /** When an item was last shown here, UTC epoch milliseconds. */
  readonly lastShownAt: ReadonlyMap<number, number>;
  /** How alike two items are, 0 … 1, beyond having the same artist. */
  readonly similarity?: (a: number, b: number) => number;
  /** What the listener asked for: other items do not appear. */
  readonly only?: (item: number) => boolean;
  /** What songs are and how much of each the listener plays; absent where nobody says. */
  readonly kinds?: Kinds;
  /** The listener's popular ↔ obscure dial. */
  readonly popularityDial?: PopularityDial;
  /**
   * The familiar ↔ discover dial of a shelf whose profile is not the listener's own: 1 prefers what they
   * have played, 0 what they have not, 0.5 neither.
   */
  readonly familiarityDial?: number;
  /** How far each item is from what the listener would rather have, 0 just so … 1 as far as can be. */
  readonly offTarget?: (item: number) => number;
}

export interface Kinds {
  /** What each item is above all, by item; below 0 where it is not known. */
  readonly kindOf: Int32Array;
  /** Share of the listener's plays by kind. */
  readonly mix: ReadonlyMap<number, number>;
}

export interface PopularityDial {
  /** 1 prefers what everybody knows, 0 what hardly anybody does, 0.5 neither. */
  readonly position: number;
  /** How well known each item is, 0 … 1; what is missing counts as 0. */
  readonly fame: Float64Array;
}

/** What a shelf asks of its slots. */
export interface RankRules {
  readonly size: number;
  /** Items played less, or more often, do not appear: 0 and 0 is only what was never heard. */
  readonly leastPlays: number;
  readonly mostPlays: number;
  /** Most slots an artist may take. */
  readonly artistCap: number;
  /** How much likeness to the slots before costs, 0 … 1 of the best score. */
  readonly diversity: number;
  /** How much more of a kind than the listener plays of it costs, 0 … 1 of the best score. */
  readonly calibration: number;
  /** Whether the last slot is drawn from the candidates for it instead of going to the first. */
  readonly sampleLast: boolean;
}

/** An item that may take a slot. */
export interface Candidate {
  readonly item: number;
  readonly artist: number;
  readonly modelScore: number;
  /** What each step added, by its name; steps that added nothing are absent. */
  readonly adjustments: Readonly<Record<string, number>>;
  /** modelScore + Σ adjustments. */
  readonly score: number;
}

export interface Slot {
  readonly item: number;
  readonly modelScore: number;
  readonly adjustments: Readonly<Record<string, number>>;
  /** modelScore + Σ adjustments. */
  readonly score: number;
  /** Probability with which this item took this slot; 1 for a slot that was not drawn. */
  readonly propensity: number;
}

export interface RankedShelf {
  readonly slots: readonly Slot[];
  /** How many items each step kept out, by its name; steps that kept none out are absent. */
  readonly removed: Readonly<Record<string, number>>;
}

/** What steps judge by. */
export interface Ranking {
  readonly rules: RankRules;
  readonly context: RankContext;
  /** The best model score of the list: the unit of every adjustment. */
  readonly unit: number;
}

/** Keeps items out, whatever their score. */
export interface Exclusion {
  readonly name: string;
  /** Absent where it always has: whether it has anything to say on this shelf. */
  concerns?(ranking: Ranking): boolean;
  excludes(item: number, ranking: Ranking): boolean;
}

/** Moves an item up or down, whatever else is on the shelf. Adjustments are in score units. */
export interface Adjustment {
  readonly name: string;
  /** Absent where it always has: whether it has anything to say on this shelf. */
  concerns?(ranking: Ranking): boolean;
  adjust(item: number, ranking: Ranking): number;
}

/** Judges a candidate by the slots that are already taken. */
export interface SelectionStep {
  readonly name: string;
  excludes?(candidate: Candidate, taken: readonly Candidate[], ranking: Ranking): boolean;
  adjust?(candidate: Candidate, taken: readonly Candidate[], ranking: Ranking): number;
}
