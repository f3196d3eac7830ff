/** What a run of tests, or of a pipeline, came to. Names are as the report has them, the same one once. */
export interface TestReport {
  /** Tests, or workflows, that were run. */
  readonly total: number;
  readonly failed: readonly string[];
  /** Those that failed and passed without anything having changed. */
  readonly flaky: readonly string[];
  /** When, UTC epoch milliseconds; null where it does not say. */
  readonly at: number | null;
}
