import {
  type AgentAct,
  type AgentMode,
  EchoError,
  type NewAgentAct,
  type Store,
} from '@echotune/data';
import type { ActKind, Agent } from './agent.ts';
import { countDecision, type RunDeps } from './agent-deps.ts';
import { agentStanding } from './agent-standing.ts';
import { areAgentsHeld } from './hold-agents.ts';
import { moveAct, noteAct, over } from './note-act.ts';
import { type Gate, passGate, turnWindowMs } from './pass-gate.ts';
import type { ActProposal } from './proposal.ts';

const acted = { state: 'acted', isOpen: true } as const;

/** A proposal and what became of it. */
export interface Pursued {
  readonly proposal: ActProposal;
  readonly gate: Gate;
  /** As it stands now; null where the gate refused. */
  readonly act: AgentAct | null;
}

/**
 * Takes a proposal through the gate and does it: what is intended is stored first, then it is done, then it is stored
 * that it is done. Whoever dies in between leaves an intention, which `settleActs` looks at. `most` bounds the agent's
 * mode.
 */
export async function pursue(
  deps: RunDeps,
  agent: Agent,
  proposal: ActProposal,
  most: AgentMode,
): Promise<Pursued> {
  const kind = agent.kindOf(proposal.act);
  if (kind === null) throw new EchoError('internal', `${agent.name} has no act ${proposal.act}.`);
  const planned = await plan(deps, agent, kind, proposal);
  const { gate, act } = await intend(deps, agent, { kind, planned, most });
  if (!gate.passes) {
    const isStop = gate.because === 'killed' || gate.because === 'oscillates';
    if (gate.because !== 'in-force') countDecision(deps, agent, isStop ? 'stopped' : 'refused');
    return { proposal, gate, act: null };
  }
  if (act === null) throw new EchoError('internal', 'An act passed the gate and was not stored.');
  countDecision(deps, agent, gate.dryRun ? 'dry-run' : 'acted');
  return { proposal, gate, act: gate.dryRun ? act : await perform(deps, kind, act) };
}

/** Looks up how things are before it. */
async function plan(
  { clock }: RunDeps,
  agent: Agent,
  kind: ActKind,
  { act, target, params, why, predicts }: ActProposal,
): Promise<Omit<NewAgentAct, 'dryRun'>> {
  const { afterMs, ...predicted } = predicts;
  const now = clock();
  const prediction = { ...predicted, dueAt: now + afterMs };
  const undo = await kind.prepare(params);
  const before = await agent.measure(prediction, { params, undo, intendedAt: now });
  return { agent: agent.name, act, target, params, why, prediction, undo, before };
}

/** The gate and the intention are one step: what is set or stopped meanwhile comes before or after both. */
function intend(
  { store, clock }: RunDeps,
  agent: Agent,
  asked: {
    readonly kind: ActKind;
    readonly planned: Omit<NewAgentAct, 'dryRun'>;
    readonly most: AgentMode;
  },
): Promise<{ readonly gate: Gate; readonly act: AgentAct | null }> {
  const { kind, planned, most } = asked;
  const { target } = planned;
  return store.transaction(async (tx) => {
    await tx.agents.lock();
    const now = clock();
    const gate = passGate({
      ...{ kind, target, now },
      most: most === 'on' && (await isHeld(tx, agent)) ? 'dry-run' : most,
      standing: await agentStanding(tx, agent),
      isKilled: (await tx.agents.killed()) !== null,
      acts: await tx.agents.acts({ agent: agent.name, since: now - turnWindowMs }),
    });
    if (!gate.passes) {
      const body = { act: kind.act, target, because: gate.because, until: gate.until };
      // It was said when it began.
      if (gate.because !== 'in-force')
        await tx.decisions.append({ agent: agent.name, kind: 'refused', body });
      return { gate, act: null };
    }
    const act = await tx.agents.addAct({ ...planned, dryRun: gate.dryRun });
    if (act === null) throw new EchoError('internal', `An act on ${target} is open already.`);
    const { params, why, prediction, undo, before } = act;
    await noteAct(tx, gate.dryRun ? 'would-act' : 'intended', act, {
      ...{ params, why, prediction, undo, before },
    });
    return { gate, act };
  });
}

/** Who holds the others is not held. */
async function isHeld(tx: Store, { name }: Agent): Promise<boolean> {
  return name !== 'delivery' && (await areAgentsHeld(tx));
}

/**
 * A failure ends the act, unless it was done all the same: the next look may propose it again, once its target has
 * cooled down.
 */
async function perform(
  { store, telemetry }: RunDeps,
  kind: ActKind,
  act: AgentAct,
): Promise<AgentAct> {
  const { agent, target } = act;
  try {
    await kind.perform(act);
  } catch (cause) {
    telemetry.log('error', 'agent-act-failed', { agent, act: kind.act, target, cause });
    const more = { code: cause instanceof EchoError ? cause.code : 'internal' };
    const isDone = await kind.stands(act).catch(() => false);
    const change = isDone ? acted : over('failed');
    const note = { kind: isDone ? 'acted' : 'failed', more } as const;
    return (await moveAct(store, act, change, note)) ?? act;
  }
  telemetry.log('info', 'agent-acted', { agent, act: kind.act, target });
  return (await moveAct(store, act, acted, { kind: 'acted' })) ?? act;
}
