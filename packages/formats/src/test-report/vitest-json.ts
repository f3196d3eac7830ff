import { fieldsOf, listOf, textOf } from './json-fields.ts';
import type { TestReport } from './report.ts';

/** What `--reporter=json` of Vitest and `--json` of Jest write; null where it is something else. */
export function readVitest(value: unknown): TestReport | null {
  const { testResults, startTime } = fieldsOf(value);
  const files = listOf(testResults);
  if (files === null) return null;
  const tests = files.flatMap(({ assertionResults }) => listOf(assertionResults) ?? []);
  // A file that did not even load has no tests.
  const broken = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && (listOf(assertionResults) ?? []).length === 0,
  );
  const failed = tests
    .filter(({ status }) => status === 'failed')
    .map((one) => textOf(one.fullName));
  return {
    total: tests.length + broken.length,
    failed: [...new Set([...failed, ...broken.map(({ name }) => textOf(name))])],
    flaky: [],
    at: typeof startTime === 'number' ? startTime : null,
  };
}
