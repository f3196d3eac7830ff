import type { ActChange, ActState, AgentAct, Store } from '@echotune/data';

/** What the decision log says of acts and of who runs agents; `decisionKinds` is for filters and words. */
export const decisionKinds = [
  ...(['decided', 'refused', 'would-act', 'intended', 'acted', 'failed'] as const),
  ...(['verified', 'missed', 'ending', 'reverted', 'lifted', 'undone', 'overruled'] as const),
  ...(['tended', 'settings', 'killed', 'revived'] as const),
  // Of agents from outside: what they asked for, and what a person said to it.
  ...(['proposed', 'confirmed', 'declined'] as const),
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** Adds to the log what an act is or has become. */
export async function noteAct(
  { decisions }: Store,
  kind: DecisionKind,
  { id, agent, act, target, dryRun, measured }: AgentAct,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await decisions.append({ agent, kind, body: { id, act, target, dryRun, measured, ...more } });
}

/**
 * Moves an act on and notes it, as one: the log never says more or less than is so. Null where somebody else has
 * moved it.
 */
export function moveAct(
  store: Store,
  { id, state: from }: AgentAct,
  change: ActChange,
  note: { readonly kind: DecisionKind; readonly more?: Readonly<Record<string, unknown>> },
): Promise<AgentAct | null> {
  return store.transaction(async (tx) => {
    await tx.agents.lock();
    const moved = await tx.agents.changeAct(id, from, change);
    if (moved !== null) await noteAct(tx, note.kind, moved, note.more);
    return moved;
  });
}

export const over = (state: ActState) => ({ state, isOpen: false });
