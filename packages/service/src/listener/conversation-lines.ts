import type { Store } from '@echotune/data';
import type { KeptConversation, KeptMessage } from '@echotune/formats';
import { readAnswerContent } from '../assistant/answer-content.ts';
import type { Card } from '../assistant/card.ts';

const everything = { before: null, limit: Number.MAX_SAFE_INTEGER } as const;

/** A listener's talks with the assistant for an archive, the oldest first, each before what was said in it. */
export async function* conversationLines(
  { conversations }: Store,
  listenerId: number,
): AsyncGenerator<KeptConversation | KeptMessage> {
  const all = await conversations.list(listenerId, { ...everything, words: [] });
  for (const { id, title, createdAt, updatedAt } of all.reverse()) {
    const times = { createdAt, updatedAt };
    yield { kind: 'conversation', title, ...times };
    const messages = await conversations.messages(listenerId, id, everything);
    for (const [position, message] of messages.entries()) {
      const { speaker, text, content, answeredBy, costNanoUsd, at } = message;
      const place = { kind: 'message', conversation: title, ...times, position } as const;
      const proposals = message.proposals.map(({ id: _, change: __, ...proposal }) => proposal);
      const said = { speaker, text, content: withoutIds(content), answeredBy, costNanoUsd, at };
      yield { ...place, ...said, proposals };
    }
  }
}

/** What was shown, by its names: where an archive is read, ids are of other things. */
function withoutIds(content: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!('cards' in content)) return content;
  return { ...content, cards: readAnswerContent(content).cards.map(namedFigure) };
}

function namedFigure(card: Card): Card {
  switch (card.kind) {
    case 'song':
      return { kind: 'figure', label: card.song.title, value: card.song.artist };
    case 'artist':
      return { kind: 'figure', label: card.name, value: String(card.plays ?? '') };
    case 'playlist':
      return { kind: 'figure', label: card.name, value: String(card.entries) };
    case 'figure':
      return card;
  }
}
