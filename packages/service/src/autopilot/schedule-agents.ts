import { EchoError, type Job, type Store } from '@echotune/data';
import { fieldsOf } from '../jobs/job-kinds.ts';
import type { Agent } from './agent.ts';
import { type AgentDeps, allAgents } from './all-agents.ts';
import { agentNamed } from './operate-agents.ts';
import { type AgentRun, runAgent } from './run-agent.ts';

/** Has each agent look at its own pace, by whoever works off jobs. */
export async function scheduleAgents(deps: AgentDeps): Promise<void> {
  const { jobs } = deps.store;
  for (const { name, everyMs } of allAgents(deps)) {
    if (everyMs === null) continue;
    await jobs.schedule(`agent ${name}`, 'run-agents', { agent: name }, { everyMs });
  }
}

/** Has an agent look as soon as somebody works off jobs; the model agent with the look at models that it belongs to. */
export function enqueueRun({ jobs }: Store, { name, everyMs }: Agent): Promise<Job> {
  const kind = everyMs === null ? 'tend-models' : 'run-agents';
  const uniqueKey = everyMs === null ? kind : `agent ${name}`;
  return jobs.enqueue(kind, { agent: name }, { uniqueKey });
}

/** What such a job does, and its result. Throws agent-unknown, input-invalid. */
export async function runAgentInJob(deps: AgentDeps, payload: unknown) {
  const { agent } = fieldsOf(payload);
  if (typeof agent !== 'string') {
    throw new EchoError('input-invalid', 'The payload names no agent.');
  }
  return summaryOf(await runAgent(deps, agentNamed(allAgents(deps), agent)));
}

/** What stands in detail in the decision log. */
function summaryOf({ agent, skipped, settled, pursued, lifted, advice }: AgentRun) {
  const acted = pursued.filter(({ act }) => act !== null).length;
  const counts = { settled: settled.length, acted, refused: pursued.length - acted };
  return { agent, skipped, ...counts, lifted: lifted.length, advice: advice.length };
}
