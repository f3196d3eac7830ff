import { fieldsOf, listOf, textOf } from './json-fields.ts';
import type { TestReport } from './report.ts';

const failures: ReadonlySet<unknown> = new Set(['failure', 'timed_out', 'startup_failure']);

/**
 * GitHub's list of workflow runs, the newest first: of each workflow the newest run that ended counts. One that came to
 * another end at the same commit is flaky, and so is one that passed at a later attempt. Null where it is something
 * else. https://docs.github.com/en/rest/actions/workflow-runs
 */
export function readRuns(value: unknown): TestReport | null {
  const runs = listOf(fieldsOf(value).workflow_runs);
  if (runs === null) return null;
  const ended = runs.filter(
    ({ conclusion }) => conclusion === 'success' || failures.has(conclusion),
  );
  const byName = Map.groupBy(ended, ({ name }) => textOf(name));
  const flaky: string[] = [];
  const failed: string[] = [];
  for (const [name, [newest = {}, ...earlier]] of byName) {
    const isFailed = failures.has(newest.conclusion);
    if (isFailed) failed.push(name);
    const isTurned = earlier.some(
      (run) => run.head_sha === newest.head_sha && failures.has(run.conclusion) !== isFailed,
    );
    const isLater = !isFailed && typeof newest.run_attempt === 'number' && newest.run_attempt > 1;
    if (isTurned || isLater) flaky.push(name);
  }
  const times = ended.map((run) => Date.parse(textOf(run.updated_at))).filter(Number.isFinite);
  return {
    ...{ total: byName.size, failed, flaky },
    at: times.length === 0 ? null : Math.max(...times),
  };
}
