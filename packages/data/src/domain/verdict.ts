export type VerdictKind = 'love' | 'like' | 'dislike' | 'hide' | 'not-now';

/** What a listener said of a song or of an artist: exactly one of the two is set. */
export interface Verdict {
  readonly id: number;
  readonly kind: VerdictKind;
  readonly songId: number | null;
  readonly artistId: number | null;
  /** UTC epoch milliseconds. */
  readonly at: number;
}

/** Leaves plays out of the taste profile without deleting them. Unset bounds are open. */
export interface Exclusion {
  readonly id: number;
  readonly songId: number | null;
  readonly artistId: number | null;
  /** UTC epoch milliseconds, inclusive. */
  readonly from: number | null;
  /** UTC epoch milliseconds, exclusive. */
  readonly to: number | null;
}
