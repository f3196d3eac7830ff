/** A line of Node's releases that EchoTune runs on. */
interface NodeLine {
  readonly major: number;
  /** The last day on which it gets fixes. */
  readonly endsOn: string;
  /** The release that fixed what was known by the table's day; null where the line had ended. */
  readonly least: string | null;
}

/**
 * What is known of Node's lines, as of a day: ends by https://github.com/nodejs/Release (schedule.json), fixes by
 * the security releases of https://nodejs.org/en/blog/vulnerability. Of lines that came later nothing is said.
 */
export const nodeReleases: { readonly asOf: string; readonly lines: readonly NodeLine[] } = {
  asOf: '2026-06-18',
  lines: [
    { major: 24, endsOn: '2028-04-30', least: '24.17.0' },
    { major: 25, endsOn: '2026-06-01', least: null },
    { major: 26, endsOn: '2029-04-30', least: '26.3.1' },
  ],
};
