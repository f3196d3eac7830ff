import type { KeptMessage } from '@echotune/formats';
import type { EntryDesk } from './resolve-entries.ts';

/**
 * Puts back what was said in a conversation; returns whether it was missing. What waited for the listener's
 * word is declined: what it was to be done to has other ids here, or was never here.
 */
export function restoreMessage(
  { store, listenerId }: Pick<EntryDesk, 'store' | 'listenerId'>,
  { kind: _, conversation: title, createdAt, updatedAt, position, ...said }: KeptMessage,
): Promise<boolean> {
  const proposals = said.proposals.map((proposal) => ({
    ...(proposal.state === 'open' ? { ...proposal, ...declined(said.at) } : proposal),
    change: {},
  }));
  const told = { title, createdAt, updatedAt };
  const message = { ...said, proposals };
  return store.conversations.restoreMessage(listenerId, told, position, message);
}

const declined = (decidedAt: number) => ({ state: 'declined', outcome: '', decidedAt }) as const;
