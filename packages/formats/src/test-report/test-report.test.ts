/** What a CI left is read, whoever wrote it; what is something else is refused. */
import { expect, it } from 'vitest';
import { readTestReport } from './test-report.ts';

const junit = `<?xml version="1.0"?>
<testsuites><testsuite name="s" timestamp="2026-01-02T03:04:05Z">
<testcase classname="a.test" name="adds"/>
<testcase classname="a.test" name="subtracts &amp; more"><failure message="no">1 &lt; 2</failure></testcase>
<testcase classname="a.test" name="wobbles"><flakyFailure message="once"/></testcase>
<testcase classname="b.test" name="breaks"><error/></testcase>
<testcase classname="b.test" name="later"><skipped/></testcase>
</testsuite></testsuites>`;

it('JUnit’s XML', () => {
  expect(readTestReport(junit)).toEqual({
    ...{ total: 5, failed: ['a.test > subtracts & more', 'b.test > breaks'] },
    ...{ flaky: ['a.test > wobbles'], at: Date.UTC(2026, 0, 2, 3, 4, 5) },
  });
});

it('Vitest’s JSON, with a file that did not load', () => {
  const assertionResults = [
    { status: 'passed', fullName: 'one' },
    { status: 'failed', fullName: 'two' },
  ];
  const testResults = [
    { status: 'failed', name: 'a.test.ts', assertionResults },
    { status: 'failed', name: 'b.test.ts', assertionResults: [] },
  ];
  expect(readTestReport(JSON.stringify({ numTotalTests: 2, startTime: 7, testResults }))).toEqual({
    ...{ total: 3, failed: ['two', 'b.test.ts'], flaky: [], at: 7 },
  });
});

it('GitHub’s runs: of each workflow the newest, flaky where one commit came to two ends', () => {
  const run = (name: string, conclusion: string | null, head_sha: string, more: object = {}) => ({
    ...{ name, conclusion, head_sha, run_attempt: 1, updated_at: '2026-01-01T00:00:00Z', ...more },
  });
  const workflow_runs = [
    run('check', null, 'd'),
    run('check', 'failure', 'c', { updated_at: '2026-01-03T00:00:00Z' }),
    run('check', 'success', 'b'),
    run('whole', 'success', 'c'),
    run('whole', 'failure', 'c'),
    run('soak', 'success', 'b', { run_attempt: 2 }),
    run('docs', 'cancelled', 'b'),
  ];
  expect(readTestReport(JSON.stringify({ total_count: 7, workflow_runs }))).toEqual({
    ...{ total: 3, failed: ['check'], flaky: ['whole', 'soak'], at: Date.UTC(2026, 0, 3) },
  });
});

it.each([
  ['<html><body>not found</body></html>', 'wrong-shape'],
  ['<testsuite><testcase>', 'not-xml'],
  ['{"message": "Not Found"}', 'wrong-shape'],
  ['nothing', 'not-json'],
])('%s is no report', (text, code) => {
  expect(() => readTestReport(text)).toThrow(expect.objectContaining({ code }));
});
