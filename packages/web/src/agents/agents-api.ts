import type {
  Agent,
  AgentAct,
  AgentActs,
  AgentChange,
  Agents,
  DecisionLog,
  ReplayedDecision,
  VerifiedLog,
} from '../api.generated.ts';
import { ask, get, tell } from '../api.ts';

/** What agents do, and what the owner lets them. Each rejects with an `ApiProblem`. */
export const agentsApi = {
  agents: () => get<Agents>('/agents'),
  change: ({ agent, change }: { readonly agent: string; readonly change: AgentChange }) =>
    ask<Agent>('PATCH', `/agents/${agent}`, { body: change }),
  kill: (isThrown: boolean) => ask<Agents>('PUT', '/agents/kill-switch', { body: { isThrown } }),
  run: (agent: string) => tell('POST', `/agents/${agent}/run`),
  acts: (agent: string, cursor: string | null) =>
    get<AgentActs>('/agents/acts', { agent, limit: 15, cursor }),
  undo: (id: number) => ask<AgentAct>('DELETE', `/agents/acts/${id}`),
  log: (agent: string | null, cursor: string | null) =>
    get<DecisionLog>('/agents/log', { agent, limit: 25, cursor }),
  verify: () => get<VerifiedLog>('/agents/log/check'),
  replay: (seq: number) => get<ReplayedDecision>(`/agents/log/${seq}/replay`),
};
