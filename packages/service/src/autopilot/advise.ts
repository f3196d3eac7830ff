import { canonicalJson, type Store } from '@echotune/data';
import type { Agent } from './agent.ts';
import type { Advice } from './proposal.ts';
import { replayDecision } from './replay-decisions.ts';

/** What an agent has seen and thinks of it. */
export interface LatestLook {
  /** When what it saw was last other than before, UTC epoch milliseconds; null where it never looked. */
  readonly at: number | null;
  readonly facts: unknown;
  /** What it advises people to do. */
  readonly advice: readonly Advice[];
}

export async function latestLook({ decisions }: Store, agent: Agent): Promise<LatestLook> {
  const [last] = await decisions.newest({ agent: agent.name, kind: 'decided', limit: 1 });
  if (last === undefined) return { at: null, facts: null, advice: [] };
  const proposals = replayDecision([agent], last).today ?? [];
  return {
    ...{ at: last.at, facts: JSON.parse(canonicalJson(last.body.facts ?? null)) },
    advice: proposals.filter((proposal) => proposal.does === 'advise'),
  };
}
