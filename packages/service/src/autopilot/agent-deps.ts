import type { Store, Telemetry } from '@echotune/data';
import type { Agent } from './agent.ts';

/** What running agents needs. */
export interface RunDeps {
  readonly store: Store;
  readonly clock: () => number;
  readonly telemetry: Telemetry;
}

/** What became of a decision, as metrics count it. */
type DecisionOutcome = 'acted' | 'dry-run' | 'refused' | 'verified' | 'reverted' | 'stopped';

export function countDecision(
  { telemetry }: RunDeps,
  { name: agent }: Agent,
  outcome: DecisionOutcome,
): void {
  telemetry.count('agent_decisions', 1, { agent, outcome });
}
