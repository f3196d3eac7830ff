/** A listener's account at a service that keeps plays. Its token is a secret, kept apart. */
export interface ScrobbleAccount {
  readonly listenerId: number;
  /** e.g. `listenbrainz` */
  readonly provider: string;
  /** The listener's name there. */
  readonly user: string;
  /** Whether new plays are sent there. */
  readonly forwards: boolean;
  readonly reading: HistoryReading;
  /** Nothing is sent before, UTC epoch milliseconds. */
  readonly notBefore: number;
  /** Failed sendings since the last that succeeded. */
  readonly failures: number;
  /** Why sending fails, for a person; null where it does not. */
  readonly problem: string | null;
}

/**
 * How far a history has been read, in UTC epoch seconds. It is read from the newest play down to what is
 * known: `top` is where the reading at hand began, `cursor` how far down it is, both null where none is.
 */
export interface HistoryReading {
  /** Up to here everything is known; null where it was never read to its end. */
  readonly knownTo: number | null;
  readonly top: number | null;
  readonly cursor: number | null;
}

/** A play that waits to be sent. */
export interface WaitingPlay {
  readonly id: number;
  /** Start of playback, UTC epoch milliseconds. */
  readonly startedAt: number;
  readonly msPlayed: number;
  readonly title: string;
  readonly artist: string;
  readonly album: string | null;
  readonly kept: string;
  readonly identities: readonly { readonly kind: string; readonly value: string }[];
  /** Sources that tell of the play; empty where it was deleted. */
  readonly sources: readonly string[];
}

/** How the sending to an account stands. */
export interface ForwardCounts {
  readonly waiting: number;
  readonly givenUp: number;
}

/** A play that will not be sent. */
export interface GivenUpPlay {
  readonly startedAt: number;
  readonly title: string;
  readonly artist: string;
  readonly reason: string;
}
