import { FormatError } from '../error.ts';
import { readJunit } from './junit.ts';
import type { TestReport } from './report.ts';
import { readVitest } from './vitest-json.ts';
import { readRuns } from './workflow-runs.ts';

/**
 * Reads what a CI left: JUnit's XML (of any test runner; flaky as Surefire marks it), the JSON of Vitest and Jest, or
 * runs as GitHub's API lists them (`GET /repos/{owner}/{repo}/actions/runs`). Throws FormatError: not-xml, not-json,
 * wrong-shape.
 */
export function readTestReport(text: string): TestReport {
  if (text.trimStart().startsWith('<')) return readJunit(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FormatError('not-json', 'It is neither XML nor JSON.', { byte: 0, record: 0 });
  }
  const report = readVitest(value) ?? readRuns(value);
  if (report !== null) return report;
  const message = 'It is no report of tests, nor a list of workflow runs.';
  throw new FormatError('wrong-shape', message, { byte: 0, record: 0 });
}
