import type { Store } from '@echotune/data';

/** The act of the delivery agent that keeps all others at a dry run while it is in force. */
export const agentsHeld = 'hold-agents';
export const holdTarget = 'agents';

/** Whether agents are held: that the act is in force is all there is to it. */
export async function areAgentsHeld({ agents }: Store): Promise<boolean> {
  const open = await agents.acts({ agent: 'delivery', isOpen: true });
  return open.some(({ act, dryRun, state }) => act === agentsHeld && !dryRun && state !== 'ending');
}
