import { EchoError } from '@echotune/data';
import type { ReasonLanguage } from '../recommend/phrases/languages.ts';
import { applyChange } from './apply-change.ts';
import { Change } from './change.ts';
import type { Decided } from './chat-event.ts';
import type { AssistantDeps } from './deps.ts';
import { wordsOf } from './phrases/phrases.ts';

export interface DecideRequest {
  readonly listenerId: number;
  readonly proposalId: number;
  readonly accept: boolean;
  readonly language: ReasonLanguage;
}

/**
 * Makes, or does not make, a change that was proposed.
 * Throws proposal-unknown, and proposal-decided where somebody decided before.
 */
export async function decideProposal(
  deps: AssistantDeps,
  { listenerId, proposalId: id, accept, language }: DecideRequest,
): Promise<Decided> {
  const { conversations } = deps.store;
  const words = wordsOf(language);
  const at = deps.clock();
  if ((await conversations.proposal(listenerId, id)) === null) {
    throw new EchoError('proposal-unknown', `There is no proposal ${id}.`);
  }
  // Taken first, so that two at once make one change; what ends before it is told says so.
  const decision = accept
    ? ({ state: 'failed', outcome: words.brokeOff, at } as const)
    : ({ state: 'declined', outcome: words.declined, at } as const);
  const proposal = await conversations.decide(listenerId, id, decision);
  if (proposal === null) {
    throw new EchoError('proposal-decided', `Proposal ${id} was decided before.`);
  }
  if (!accept) return { proposal, cards: [] };
  const conclude = async (state: 'done' | 'failed', outcome: string) => {
    await conversations.conclude(listenerId, id, { state, outcome });
    return { ...proposal, state, outcome };
  };
  try {
    const change = Change.parse(proposal.change);
    const { outcome, cards } = await applyChange({ deps, listenerId, language }, change);
    return { proposal: await conclude('done', outcome), cards };
  } catch (cause) {
    if (!(cause instanceof EchoError) || cause.code.startsWith('store-')) throw cause;
    const why = words.failed(words.problem(cause.code, cause.message));
    return { proposal: await conclude('failed', why), cards: [] };
  }
}
