import { type AgentAct, type AgentMode, EchoError, type Store } from '@echotune/data';
import type { Agent } from './agent.ts';
import type { RunDeps } from './agent-deps.ts';
import { agentStanding } from './agent-standing.ts';
import { endAct } from './end-act.ts';

/** What an operator sets; what is absent stays, null stands for the agent's own default. */
export interface AgentChange {
  readonly mode?: AgentMode;
  readonly permits?: readonly string[] | null;
  readonly actsPerDay?: number | null;
}

/** As many acts a day as an operator may allow. */
export const mostActsPerDay = 1000;

/** Throws agent-unknown. */
export function agentNamed(agents: readonly Agent[], name: string): Agent {
  const found = agents.find((agent) => agent.name === name);
  if (found !== undefined) return found;
  const known = agents.map((agent) => agent.name).join(', ');
  throw new EchoError('agent-unknown', `There is no agent ${name} (known: ${known}).`);
}

/**
 * Sets an agent's mode, the acts that it may do and how many a day, and notes who did.
 * Throws act-unknown where it cannot do such an act, input-invalid where so many a day are none that one can allow.
 */
export async function changeAgent(
  { store }: Pick<RunDeps, 'store'>,
  agent: Agent,
  change: AgentChange,
  by: string,
): Promise<void> {
  const known = agent.acts.map(({ act }) => act);
  const strange = change.permits?.find((act) => !known.includes(act));
  if (strange !== undefined) {
    const message = `${agent.name} has no act ${strange} (known: ${known.join(', ') || 'none'}).`;
    throw new EchoError('act-unknown', message);
  }
  const perDay = change.actsPerDay ?? 0;
  if (!Number.isInteger(perDay) || perDay < 0 || perDay > mostActsPerDay) {
    const message = `Acts a day: a whole number from 0 to ${mostActsPerDay}, not ${perDay}.`;
    throw new EchoError('input-invalid', message);
  }
  await store.transaction(async (tx) => {
    await tx.agents.lock();
    const set = await tx.agents.settings(agent.name);
    const { mode, permits: before } = await agentStanding(tx, agent);
    const { permits = set?.permits ?? null, actsPerDay = set?.actsPerDay ?? null } = change;
    const now = { mode: change.mode ?? mode, permits, actsPerDay };
    await tx.agents.set(agent.name, now);
    const { permits: after } = await agentStanding(tx, agent);
    const granted = after.filter((act) => !before.includes(act));
    const withdrawn = before.filter((act) => !after.includes(act));
    const changed = {
      ...(granted.length > 0 && { granted }),
      ...(withdrawn.length > 0 && { withdrawn }),
    };
    const body = { ...now, ...changed, by };
    await tx.decisions.append({ agent: agent.name, kind: 'settings', body });
  });
}

/**
 * Stops all agents, in every process, before their next act; where the log takes no entry, without one. False where
 * they were stopped.
 */
export async function killAgents(
  { store, telemetry }: Pick<RunDeps, 'store' | 'telemetry'>,
  by: string,
): Promise<boolean> {
  try {
    return await store.transaction((tx) => flip(tx, 'killed', by));
  } catch (cause) {
    const isFlipped = await store.agents.kill(by);
    telemetry.log('error', 'agents-killed-unlogged', { by, cause });
    return isFlipped;
  }
}

/** Lets them go on as they were set. False where they were not stopped. */
export function reviveAgents({ store }: Pick<RunDeps, 'store'>, by: string): Promise<boolean> {
  return store.transaction((tx) => flip(tx, 'revived', by));
}

async function flip(tx: Store, kind: 'killed' | 'revived', by: string): Promise<boolean> {
  const isFlipped = await (kind === 'killed' ? tx.agents.kill(by) : tx.agents.revive());
  if (isFlipped) await tx.decisions.append({ agent: null, kind, body: { by } });
  return isFlipped;
}

/**
 * Takes an act back that lasts or waits to be verified, also while agents are stopped. Throws act-unknown, act-ended.
 */
export async function undoAct(
  deps: RunDeps,
  agents: readonly Agent[],
  id: number,
  by: string,
): Promise<AgentAct> {
  const act = await deps.store.agents.act(id);
  if (act === null) throw new EchoError('act-unknown', `There is no act ${id}.`);
  const agent = agentNamed(agents, act.agent);
  const isUndoable = act.isOpen && !act.dryRun && act.state !== 'ending';
  const ended = isUndoable
    ? await endAct(deps, agent, act, { as: 'undone', why: { by }, byOperator: true })
    : null;
  if (ended !== null) return ended;
  throw new EchoError(
    'act-ended',
    act.dryRun
      ? `Nothing of act ${id} is to be taken back: it was a dry run, and nothing was done.`
      : `Nothing of act ${id} is left to take back: it is ${act.state}.`,
  );
}
