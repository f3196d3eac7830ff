import type { RedisConnection } from '@echotune/data';
import type { TendDeps } from '../lifecycle/tend-models.ts';
import type { Agent } from './agent.ts';
import { budgetAgent } from './budget/budget-agent.ts';
import { cacheAgent } from './cache/cache-agent.ts';
import type { CacheAgentDeps } from './cache/observe-cache.ts';
import { modelAgent } from './model/model-agent.ts';

/** What agents look at and act on. */
export interface AgentDeps extends TendDeps {
  /** Null where answers are kept in memory alone. */
  readonly redis: RedisConnection | null;
  readonly cacheLimits: Pick<CacheAgentDeps, 'memoryBytes' | 'redisMostBytes'>;
}

/** Every agent. */
export function allAgents(deps: AgentDeps): readonly Agent[] {
  return [modelAgent(deps), budgetAgent(deps), cacheAgent({ ...deps, ...deps.cacheLimits })];
}
