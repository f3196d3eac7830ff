export type ImportState = 'running' | 'done' | 'failed' | 'cancelled' | 'undone';

/** read = added + duplicates + notMusic + rejected, always, at every commit. */
export interface ImportTotals {
  readonly read: number;
  readonly added: number;
  readonly duplicates: number;
  readonly notMusic: number;
  readonly rejected: number;
}

export interface ImportRun {
  readonly id: number;
  readonly listenerId: number;
  readonly state: ImportState;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** Error message where it failed: nothing after the last committed batch is in the store. */
  readonly failure: string | null;
  readonly totals: ImportTotals;
}

/** What an import brought that is still there. */
export interface ImportStakes {
  /** Plays that its files tell of. */
  readonly told: number;
  /** Those of them of which nothing else tells. */
  readonly alone: number;
}

export interface ImportFile {
  readonly id: number;
  readonly runId: number;
  /** Name as the listener sees it: path inside the folder or archive. Never an absolute path. */
  readonly name: string;
  /** Recognises the same content when an interrupted import is resumed, e.g. size and CRC. */
  readonly signature: string;
  readonly format: string;
  readonly totals: ImportTotals;
  readonly done: boolean;
  /** Why the rest of the file could not be read, where that is so. */
  readonly failure: string | null;
}

/** The outcome of consecutive records of a file that share it; every record is in exactly one span. */
export interface OutcomeSpan {
  readonly firstRecord: number;
  readonly lastRecord: number;
  /** Line of the first record, from 1; 0 where it is not known (plays carry no line). */
  readonly line: number;
  readonly outcome: 'added' | 'duplicate' | 'not-music' | 'rejected';
  /**
   * Rejection code or kind of non-music; of a duplicate `deleted` where a tombstone holds it back,
   * `same-play` where another source told of the play already, '' where the row itself was known.
   */
  readonly code: string;
  readonly reason: string;
}
