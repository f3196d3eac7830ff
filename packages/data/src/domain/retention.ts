/** For how long things of a listener are kept, in whole days. */
export interface Retention {
  /** From the start of a play; null for ever. */
  readonly playsDays: number | null;
  /** From when a song was shown; null for as long as is usual. */
  readonly shownDays: number | null;
}
