import type { Message } from '@echotune/data';
import { decideProposal } from './decide-proposal.ts';
import type { Turn } from './turn.ts';

/** What people say to a question that is put to them, and nothing else beside it. */
const yes =
  /^(yes|yep|yeah|ok|okay|sure|do it|do that|go ahead|please do|yes please|ja|ja bitte|jo|klar|gern|gerne|mach das|mach es|los)$/;
const no =
  /^(no|nope|no thanks|don't|do not|leave it|nein|nein danke|ne|nee|lass es|lieber nicht)$/;

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
  const said = words
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[.,!\s]+$/, '')
    .replaceAll(',', '');
  const [proposal, another] = open;
  const accept = yes.test(said);
  if (proposal === undefined || another !== undefined || (!accept && !no.test(said))) return null;
  const decided = await decideProposal(deps, {
    ...{ listenerId, proposalId: proposal.id, accept, language },
  });
  const text = decided.proposal.outcome ?? '';
  turn.cards.push(...decided.cards);
  turn.show(text);
  return { turn, text };
}
