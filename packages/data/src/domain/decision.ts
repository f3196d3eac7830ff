/** Something that is to be remembered of what agents do. */
export interface NewLoggedDecision {
  /** Null where it is about all of them. */
  readonly agent: string | null;
  readonly kind: string;
  /** JSON; of listeners nothing but numbers of ours. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** An entry of the decision log. */
export interface LoggedDecision extends NewLoggedDecision {
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  /** UTC epoch milliseconds. */
  readonly at: number;
  /** The hash of the entry before it; zeros before the first. */
  readonly previous: string;
  /** SHA-256 in hex of the canonical JSON of all of the above. */
  readonly hash: string;
}

/** Where the log ends: kept apart from it, so that a tail that was cut off is missed. */
export interface LogHead {
  readonly seq: number;
  readonly hash: string;
}

/** What is wrong with the log, at the first entry where it is. */
export interface LogFault {
  readonly seq: number;
  /**
   * `missing`: there is no such entry, and there are later ones. `changed`: it is not what its hash was made of.
   * `unchained`: it does not follow the one before it, so it was put in, or its place was changed. `cut`: the log
   * ended later. `beyond`: it ended earlier, or otherwise. `endless`: where it ended is no longer known, so that it may
   * have been cut off after this one.
   */
  readonly fault: 'missing' | 'changed' | 'unchained' | 'cut' | 'beyond' | 'endless';
}
