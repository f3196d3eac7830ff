import { createHash, randomUUID } from 'node:crypto';
import { type AgentAct, type AgentMode, canonicalJson, type Store } from '@echotune/data';
import type { Agent } from './agent.ts';
import type { RunDeps } from './agent-deps.ts';
import { agentStanding } from './agent-standing.ts';
import { type Pursued, pursue } from './do-act.ts';
import { endAct } from './end-act.ts';
import type { Advice, LiftProposal, Proposal, Situation } from './proposal.ts';
import { settleActs } from './settle-acts.ts';

/** An agent that takes longer to look is taken for dead. */
const leaseMs = 10 * 60_000;
const rememberedMs = 14 * 86_400_000;

/** What came of running an agent. */
export interface AgentRun {
  readonly agent: string;
  /** Why it did not even look: it is stopped, off, or somebody else runs it. */
  readonly skipped: 'killed' | 'off' | 'busy' | null;
  /** Earlier acts that moved on: verified, reverted, overruled … */
  readonly settled: readonly AgentAct[];
  readonly pursued: readonly Pursued[];
  /** Acts that were taken back as they are needed no longer. */
  readonly lifted: readonly AgentAct[];
  readonly advice: readonly Advice[];
}

/**
 * Has an agent look, decide and act, once, by nobody else at the same time: first what became of its earlier acts,
 * then what is to be done now. `most` bounds its mode: `dry-run` does nothing, whatever was set, and reverts nothing.
 */
export async function runAgent(
  deps: RunDeps,
  agent: Agent,
  most: AgentMode = 'on',
): Promise<AgentRun> {
  const { store } = deps;
  const lease = `agent:${agent.name}`;
  const holder = randomUUID();
  if ((await store.leases.hold(lease, holder, leaseMs)) === null) return skip(agent, 'busy');
  try {
    if ((await store.agents.killed()) !== null) return skip(agent, 'killed');
    const settled = most === 'on' ? await settleActs(deps, agent) : [];
    const { mode } = await agentStanding(store, agent);
    if (mode === 'off') return { ...skip(agent, 'off'), settled };
    return { ...(await look(deps, agent, most)), settled };
  } finally {
    await store.leases.release(lease, holder);
  }
}

function skip({ name: agent }: Agent, skipped: AgentRun['skipped']): AgentRun {
  return { agent, skipped, settled: [], pursued: [], lifted: [], advice: [] };
}

async function look(deps: RunDeps, agent: Agent, most: AgentMode): Promise<AgentRun> {
  const facts = await agent.observe();
  const situation = await situationOf(deps, agent);
  const proposals = agent.decide(facts, situation);
  await noteDecided(deps.store, agent, { facts, situation, proposals });
  const pursued: Pursued[] = [];
  const lifted: AgentAct[] = [];
  for (const proposal of proposals) {
    if (proposal.does === 'act') pursued.push(await pursue(deps, agent, proposal, most));
    if (proposal.does === 'lift' && most === 'on')
      lifted.push(...(await lift(deps, agent, proposal)));
  }
  const advice = proposals.filter((proposal) => proposal.does === 'advise');
  return { ...skip(agent, null), pursued, lifted, advice };
}

async function situationOf({ store, clock }: RunDeps, { name }: Agent): Promise<Situation> {
  const at = clock();
  const acts = await store.agents.acts({ agent: name, since: at - rememberedMs, limit: 100 });
  return {
    at,
    acts: acts
      .filter(({ dryRun }) => !dryRun)
      .map(({ id, act, target, params, state, isOpen, intendedAt, endedAt }) => ({
        ...{ id, act, target, params, state, isOpen, intendedAt, endedAt },
      })),
  };
}

/** A lift is the end of what was begun: the gate lets it pass, but for the kill switch. */
async function lift(
  deps: RunDeps,
  agent: Agent,
  { act: id, why }: LiftProposal,
): Promise<AgentAct[]> {
  const act = await deps.store.agents.act(id);
  const isLiftable =
    act?.agent === agent.name && (act.state === 'acted' || act.state === 'verified');
  if (!act?.isOpen || !isLiftable) return [];
  const lifted = await endAct(deps, agent, act, { as: 'lifted', why: { why } });
  return lifted === null ? [] : [lifted];
}

/** What was seen and what follows. Where both are as at the last look, that stands already. */
async function noteDecided(
  { decisions }: Store,
  { name, version }: Agent,
  decided: {
    readonly facts: string;
    readonly situation: Situation;
    readonly proposals: readonly Proposal[];
  },
): Promise<void> {
  const { situation, proposals } = decided;
  const facts: unknown = JSON.parse(decided.facts);
  const digest = createHash('sha256').update(decided.facts).digest('hex');
  const seen = { version, digest, facts, acts: situation.acts, proposals };
  const [last] = await decisions.newest({ agent: name, kind: 'decided', limit: 1 });
  const { at: _, ...known } = last?.body ?? {};
  if (canonicalJson(known) === canonicalJson(seen)) return;
  await decisions.append({ agent: name, kind: 'decided', body: { ...seen, at: situation.at } });
}
