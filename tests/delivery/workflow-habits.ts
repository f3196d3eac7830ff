import { stepsOf, type WorkflowFile, workflowOf } from './read-workflows.ts';

/** What no linter asks for and we hold to: the least that may be done, by code that cannot be exchanged. */
export function brokenHabits(file: WorkflowFile): string[] {
  const { permissions, concurrency, jobs } = workflowOf(file);
  const found: string[] = [];
  if (JSON.stringify(permissions) !== '{"contents":"read"}') {
    found.push('by default a job may do more than read');
  }
  if (concurrency === undefined) found.push('it has no concurrency');
  for (const [name, job] of Object.entries(jobs)) {
    const hasEnd = job['timeout-minutes'] !== undefined || job.uses !== undefined;
    if (!hasEnd) found.push(`${name} has no timeout`);
  }
  for (const step of stepsOf(file)) {
    const { uses = '', run = '' } = step;
    if (uses.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false) {
      found.push('a checkout leaves its token behind');
    }
    // What a stranger can name would be read as a command.
    if (run.includes('${{')) found.push(`an expression stands within a command: ${run.trim()}`);
  }
  const used = [...file.text.matchAll(/\buses: (\S+)(.*)$/gm)];
  for (const [, action = '', comment = ''] of used) {
    if (action.startsWith('./')) continue;
    if (!/@[0-9a-f]{40}$/.test(action)) found.push(`${action} is not pinned to a commit`);
    else if (!/^ # v\d+\.\d+\.\d+$/.test(comment)) found.push(`${action} does not say its version`);
  }
  return found;
}
