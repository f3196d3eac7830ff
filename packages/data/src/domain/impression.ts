/** One slot of a shown list. */
export interface Impression {
  readonly id: number;
  readonly listenerId: number;
  /** UTC epoch milliseconds: the "now" the scores were computed with. */
  readonly at: number;
  readonly shelf: string;
  /** 0 is the first slot. */
  readonly slot: number;
  readonly songId: number;
  readonly score: number;
  /** File, version and part that answered, e.g. `blend@3/base-level`. */
  readonly model: string;
  /** Position of the dial: 1 only familiar … 0 only new; null where it was not touched. */
  readonly familiarity: number | null;
  /** Songs that were asked about instead of the whole taste, by id; null where none were. */
  readonly songs: readonly number[] | null;
  /**
   * The newest play (its id) among those that the community made after the model was trained and that
   * this answer knew of; null where it knew of none.
   */
  readonly newestPlay: number | null;
  /** Probability with which this song took this slot; 1 for a deterministic slot. */
  readonly propensity: number;
  /** What re-ranking added to the model's score, by step: JSON object of numbers. */
  readonly adjustments: Readonly<Record<string, number>>;
}
