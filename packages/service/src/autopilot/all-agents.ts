import type { CoverFolder } from '../covers/tidy-covers.ts';
import type { TendDeps } from '../lifecycle/tend-models.ts';
import type { Agent } from './agent.ts';
import { budgetAgent } from './budget/budget-agent.ts';
import { cacheAgent } from './cache/cache-agent.ts';
import type { CacheAgentDeps } from './cache/observe-cache.ts';
import { contractsAgent } from './contracts/contracts-agent.ts';
import type { ProbeDeps } from './contracts/probe-service.ts';
import { deliveryAgent } from './delivery/delivery-agent.ts';
import type { DeliveryDeps } from './delivery/observe-delivery.ts';
import type { HealthActDeps } from './health/health-acts.ts';
import { healthAgent } from './health/health-agent.ts';
import { modelAgent } from './model/model-agent.ts';
import type { SecurityDeps } from './security/observe-security.ts';
import { securityAgent } from './security/security-agent.ts';

/** What agents look at beside the store. */
export type AgentSurroundings = Pick<SecurityDeps, 'security' | 'countSessions' | 'versions'> &
  Pick<HealthActDeps, 'freeBytes'> &
  Pick<DeliveryDeps, 'readReport'> &
  Pick<CacheAgentDeps, 'redis' | 'memoryBytes' | 'redisMostBytes'>;

/** What agents look at and act on. */
export interface AgentDeps extends TendDeps, ProbeDeps, CoverFolder {
  /** Folder of uploads that wait to be imported. */
  readonly spoolFolder: string;
  readonly surroundings: AgentSurroundings;
}

/** Every agent. */
export function allAgents(deps: AgentDeps): readonly Agent[] {
  const all = { ...deps, ...deps.surroundings };
  return [
    ...[modelAgent(all), budgetAgent(all), cacheAgent(all), healthAgent(all)],
    ...[contractsAgent(all), securityAgent(all), deliveryAgent(all)],
  ];
}
