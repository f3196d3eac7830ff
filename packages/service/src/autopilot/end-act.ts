import type { ActEnding, AgentAct } from '@echotune/data';
import type { Agent } from './agent.ts';
import { countDecision, type RunDeps } from './agent-deps.ts';
import { moveAct, noteAct, over } from './note-act.ts';

/**
 * Takes an act back: that it is to be is stored first. Null where agents are stopped, unless an operator asks, or
 * somebody else has moved the act.
 */
export async function endAct(
  deps: RunDeps,
  agent: Agent,
  act: AgentAct,
  end: {
    readonly as: ActEnding;
    readonly measured?: number | null;
    readonly why?: Readonly<Record<string, unknown>>;
    readonly byOperator?: boolean;
  },
): Promise<AgentAct | null> {
  const { as, measured, why = {}, byOperator = false } = end;
  const ending = await deps.store.transaction(async (tx) => {
    await tx.agents.lock();
    if (!byOperator && (await tx.agents.killed()) !== null) return null;
    const moved = await tx.agents.changeAct(act.id, act.state, {
      ...{ state: 'ending', isOpen: true, endsAs: as },
      ...(measured !== undefined && { measured }),
    });
    if (moved !== null) await noteAct(tx, 'ending', moved, { as, ...why });
    return moved;
  });
  return ending === null ? null : finishEnding(deps, agent, ending);
}

/** Goes on with taking back, also after a crash. A failure leaves it to the next look. */
export async function finishEnding(
  deps: RunDeps,
  agent: Agent,
  act: AgentAct,
): Promise<AgentAct | null> {
  const as = act.endsAs ?? 'reverted';
  try {
    await agent.kindOf(act.act)?.revert(act);
  } catch (cause) {
    deps.telemetry.log('error', 'agent-revert-failed', { agent: agent.name, act: act.id, cause });
    return null;
  }
  const ended = await moveAct(deps.store, act, over(as), { kind: as });
  if (ended !== null && as === 'reverted') countDecision(deps, agent, 'reverted');
  return ended;
}
