import type { TendDeps } from '../lifecycle/tend-models.ts';
import type { Agent } from './agent.ts';
import { budgetAgent } from './budget/budget-agent.ts';
import { modelAgent } from './model/model-agent.ts';

/** What agents look at and act on. */
export interface AgentDeps extends TendDeps {}

/** Every agent. */
export function allAgents(deps: AgentDeps): readonly Agent[] {
  return [modelAgent(deps), budgetAgent(deps)];
}
