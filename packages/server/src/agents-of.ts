import type { Account, AgentAct, DecisionFilter, LoggedDecision, Store } from '@echotune/data';
import {
  type Agent,
  agentStanding,
  allAgents,
  checkAgentInLog,
  latestLook,
} from '@echotune/service';
import { cursorOf, placeOf } from './schema/page.ts';
import type { EchoTune } from './wire.ts';

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

/** The name of an account that did something, while there is one. */
async function nameOf(
  accounts: { readonly get: (id: string) => Promise<Account | null> },
  by: unknown,
): Promise<string | null> {
  const id = typeof by === 'string' ? /^account:(.+)$/.exec(by)?.[1] : undefined;
  return id === undefined ? null : ((await accounts.get(id))?.name ?? null);
}

/** Every agent as it stands, and whether all are stopped. */
export async function agentBodies(echotune: EchoTune) {
  const { store, clock } = echotune;
  const killed = await store.agents.killed();
  const agents = [];
  for (const agent of allAgents(echotune)) agents.push(await agentBody(store, agent, clock()));
  const who = killed && (await nameOf(store.accounts, killed.by));
  return { killed: killed && { ...killed, who }, agents };
}

/** A page of the decision log, the newest first, with the names of who did it. Throws input-invalid, agent-unknown. */
export async function logPage(
  echotune: EchoTune,
  {
    cursor,
    ...filter
  }: Pick<DecisionFilter, 'agent' | 'kind' | 'since'> & {
    readonly limit: number;
    readonly cursor?: string | undefined;
  },
) {
  const { decisions, accounts } = echotune.store;
  const { agent } = filter;
  if (agent !== undefined) await checkAgentInLog(echotune.store, allAgents(echotune), agent);
  const [beforeSeq] = placeOf(cursor, 1) ?? [];
  const page = await decisions.newest({
    ...{ ...filter, ...(beforeSeq !== undefined && { beforeSeq }) },
  });
  const last = page.length === filter.limit ? page.at(-1) : undefined;
  const logged = page.map(async (entry) => ({
    ...decisionBody(entry),
    who: await nameOf(accounts, entry.body.by),
  }));
  return {
    logged: await Promise.all(logged),
    next: last === undefined ? null : cursorOf(last.seq),
  };
}
