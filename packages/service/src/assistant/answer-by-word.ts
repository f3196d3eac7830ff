import type { Message } from '@echotune/data';
import { decideProposal } from './decide-proposal.ts';
import type { Turn } from './turn.ts';
import { yesOrNo } from './yes-or-no.ts';

/**
 * A bare yes or no to the one change that the last answer proposed is the listener's word; null for all else, and where
 * it could mean more than one.
 */
export async function answerByWord(
  turn: Turn,
  before: readonly Message[],
): Promise<{ readonly turn: Turn; readonly text: string } | null> {
  const { deps, listenerId, language, words } = turn.context;
  const open = before.at(-1)?.proposals.filter(({ state }) => state === 'open') ?? [];
  const [proposal, another] = open;
  const accept = yesOrNo(words);
  if (proposal === undefined || another !== undefined || accept === null) return null;
  const decided = await decideProposal(deps, {
    ...{ listenerId, proposalId: proposal.id, accept, language },
  });
  const text = decided.proposal.outcome ?? '';
  turn.cards.push(...decided.cards);
  turn.show(text);
  return { turn, text };
}
