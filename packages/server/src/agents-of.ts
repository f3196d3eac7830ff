import type { AgentAct, LoggedDecision, Store } from '@echotune/data';
import { type Agent, agentStanding, latestLook } from '@echotune/service';

const recentMs = 14 * 86_400_000;

/** An act, and in words what it does. */
export function actBody(agents: readonly Agent[], act: AgentAct) {
  const { undo: _, endsAs, ...body } = act;
  const agent = agents.find(({ name }) => name === act.agent);
  return { ...body, sentence: agent?.sentenceOf(act.act, act.params) ?? act.act };
}

/** An agent as it stands: what it may, what it advises, and what it has been doing. */
export async function agentBody(store: Store, agent: Agent, now: number) {
  const { name, everyMs, acts } = agent;
  const { mode, permits, actsPerDay, changedAt } = await agentStanding(store, agent);
  const look = await latestLook(store, agent);
  const recent = await store.agents.acts({ agent: name, since: now - recentMs });
  return {
    ...{ name, mode, everyMs, actsPerDay, changedAt: changedAt === 0 ? null : changedAt },
    acts: acts.map(({ act, lasts }) => ({ act, lasts, isPermitted: permits.includes(act) })),
    seenAt: look.at,
    advice: look.advice.map(({ does: _, ...advice }) => ({
      ...{ ...advice, sentence: agent.sentenceOf(advice.advice, advice.params) },
    })),
    recent: recent.map((act) => actBody([agent], act)),
  };
}

export function decisionBody({ seq, at, agent, kind, body, previous, hash }: LoggedDecision) {
  return { seq, at, agent, kind, body, previous, hash };
}
