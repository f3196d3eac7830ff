import type {
  Conversation as StoredConversation,
  Message as StoredMessage,
  Proposal as StoredProposal,
} from '@echotune/data';
import { readAnswerContent, type Card as ShownCard, writeDollars } from '@echotune/service';
import type { z } from 'zod';
import type { Card, Conversation, Message, Proposal } from './schema/conversation.ts';
import { songOf } from './song-of.ts';

/** A conversation as the API tells it. */
export function conversationOf(stored: StoredConversation): z.input<typeof Conversation> {
  const { id, title, createdAt, updatedAt, messages } = stored;
  return { id, title, createdAt, updatedAt, messages };
}

export function cardOf(card: ShownCard): z.input<typeof Card> {
  return card.kind === 'song' ? { ...card, song: songOf(card.song) } : card;
}

export function proposalOf(stored: StoredProposal): z.input<typeof Proposal> {
  const { id, sentence, state, outcome, decidedAt } = stored;
  return { id, sentence, state, outcome, decidedAt };
}

export function messageOf(stored: StoredMessage): z.input<typeof Message> {
  const { id, speaker, text, answeredBy, costNanoUsd, at, proposals } = stored;
  const { cards, sources, tools, notUnderstood, fallback } = readAnswerContent(stored.content);
  return {
    ...{ id, speaker, text, cards: cards.map(cardOf), sources: [...sources], tools: [...tools] },
    ...{ notUnderstood: [...notUnderstood], fallback, answeredBy, at },
    ...{ costUsd: writeDollars(costNanoUsd), proposals: proposals.map(proposalOf) },
  };
}
