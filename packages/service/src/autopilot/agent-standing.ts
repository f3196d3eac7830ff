import type { AgentMode, AgentSettings, Store } from '@echotune/data';
import type { Agent } from './agent.ts';

/** What holds of an agent: what was set, and where nothing was, its own defaults. */
export interface AgentStanding {
  readonly mode: AgentMode;
  readonly permits: readonly string[];
  readonly actsPerDay: number;
  /** UTC epoch milliseconds; 0 where nothing was ever set. */
  readonly changedAt: number;
}

/** Until somebody turns it on an agent says what it would do. */
const firstMode: AgentMode = 'dry-run';

function standingOf(
  { acts, actsPerDay }: Pick<Agent, 'acts' | 'actsPerDay'>,
  set: AgentSettings | null,
): AgentStanding {
  return {
    mode: set?.mode ?? firstMode,
    permits: set?.permits ?? acts.filter(({ isPermitted }) => isPermitted).map(({ act }) => act),
    actsPerDay: set?.actsPerDay ?? actsPerDay,
    changedAt: set?.changedAt ?? 0,
  };
}

export async function agentStanding({ agents }: Store, agent: Agent): Promise<AgentStanding> {
  return standingOf(agent, await agents.settings(agent.name));
}
