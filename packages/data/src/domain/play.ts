/** A play as it is stored. */
export interface Play {
  readonly id: number;
  readonly trackId: number;
  readonly songId: number;
  /** Start of playback, UTC epoch milliseconds. */
  readonly startedAt: number;
  readonly msPlayed: number;
}

/** Where a play came from, as its source identifies it. */
export interface WitnessKey {
  readonly spellingId: number;
  /** The source's own stamp, UTC epoch milliseconds (start or end, as the source does). */
  readonly stampedAt: number;
  readonly msPlayed: number;
}

/** A play to store together with its first witness. */
export interface NewPlay extends WitnessKey {
  readonly trackId: number;
  readonly startedAt: number;
  /** Allow-listed source fields as given (JSON object text). */
  readonly kept: string;
  /** Position in the import file; null for live plays. */
  readonly record: number | null;
}

/**
 * What became of a new play: stored; known by this very row; held back by a tombstone; or told by
 * another source already, so that its witness joined that play.
 */
export type PlayOutcome = 'added' | 'duplicate' | 'deleted' | 'same-play';

/** A listener's plays as columns, ordered by start, then id. `songIds` joins track and song. */
export interface PlayColumns {
  readonly length: number;
  readonly ids: Float64Array;
  readonly trackIds: Int32Array;
  readonly songIds: Int32Array;
  readonly startedAt: Float64Array;
  readonly msPlayed: Int32Array;
  /** 1 where at least one witness may be used for training (not the Spotify Web API). */
  readonly trainable: Uint8Array;
}
