import type { Store } from '@echotune/data';
import type { Agent } from './agent.ts';
import { agentNamed } from './operate-agents.ts';

/** What the decision log calls assistants from outside. */
export const outsideAgent = 'mcp';

/**
 * Throws agent-unknown where a name is no agent's, nor that of assistants, nor one that the log has entries of, as it
 * may of an earlier release.
 */
export async function checkAgentInLog(
  { decisions }: Store,
  agents: readonly Agent[],
  name: string,
): Promise<void> {
  if (name === outsideAgent || agents.some((agent) => agent.name === name)) return;
  const [entry] = await decisions.newest({ agent: name, limit: 1 });
  if (entry === undefined) agentNamed(agents, name);
}
