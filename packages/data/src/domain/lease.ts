/** That one process does something for all, for a while. Times are UTC epoch milliseconds. */
export interface Lease {
  /** Whoever it is; unique to the process. */
  readonly holder: string;
  /** Grows with every change of hands, and nobody else ever has the same: a fence. */
  readonly term: number;
  readonly takenAt: number;
  readonly until: number;
}
