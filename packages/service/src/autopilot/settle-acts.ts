import type { AgentAct } from '@echotune/data';
import type { Agent } from './agent.ts';
import { countDecision, type RunDeps } from './agent-deps.ts';
import { endAct, finishEnding } from './end-act.ts';
import { moveAct, over } from './note-act.ts';

/**
 * Looks at every open act of an agent: what a process that died has left, what is due to be verified, what somebody
 * has undone. Who asks holds the agent's lease: nobody is at them. Those that moved on.
 */
export async function settleActs(deps: RunDeps, agent: Agent): Promise<AgentAct[]> {
  const moved: AgentAct[] = [];
  const open = await deps.store.agents.acts({ agent: agent.name, isOpen: true });
  for (const act of open.toReversed()) {
    const settled = await settle(deps, agent, act);
    if (settled !== null) moved.push(settled);
  }
  return moved;
}

/** Null where it stays as it is. */
async function settle(deps: RunDeps, agent: Agent, act: AgentAct): Promise<AgentAct | null> {
  const { store, clock } = deps;
  const kind = agent.kindOf(act.act);
  // Of an earlier release: nothing is known of it any more.
  if (kind === null) return moveAct(store, act, over('overruled'), { kind: 'overruled' });
  if (act.state === 'ending') return finishEnding(deps, agent, act);
  if (act.state === 'intended') {
    const isDone = await kind.stands(act);
    const more = { found: true };
    return isDone
      ? moveAct(store, act, { state: 'acted', isOpen: true }, { kind: 'acted', more })
      : moveAct(store, act, over('failed'), { kind: 'failed', more });
  }
  if (!act.dryRun && kind.lasts && !(await kind.stands(act))) {
    return moveAct(store, act, over('overruled'), { kind: 'overruled' });
  }
  const isDue = act.state === 'acted' && act.prediction.dueAt <= clock();
  return isDue ? verify(deps, agent, act, kind.lasts) : null;
}

/** Whether what was predicted came true; what cannot be told for twice the settling time did not. */
async function verify(
  deps: RunDeps,
  agent: Agent,
  act: AgentAct,
  lasts: boolean,
): Promise<AgentAct | null> {
  const { store, clock } = deps;
  const { prediction, intendedAt, dryRun } = act;
  const measured = await agent.measure(prediction, act);
  const settlingMs = prediction.dueAt - intendedAt;
  if (measured === null && clock() < prediction.dueAt + settlingMs) return null;
  const isTrue =
    measured !== null &&
    (prediction.is === 'at-most' ? measured <= prediction.value : measured >= prediction.value);
  const more = { prediction };
  if (isTrue) {
    const change = { state: 'verified', isOpen: lasts && !dryRun, measured } as const;
    const verified = await moveAct(store, act, change, { kind: 'verified', more });
    if (verified !== null && !dryRun) countDecision(deps, agent, 'verified');
    return verified;
  }
  if (dryRun) {
    return moveAct(store, act, { ...over('missed'), measured }, { kind: 'missed', more });
  }
  return endAct(deps, agent, act, { as: 'reverted', measured, why: more });
}
