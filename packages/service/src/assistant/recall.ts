import type { Message } from '@echotune/data';
import type { Said } from './answer-by-model.ts';
import type { Card } from './card.ts';
import type { ShownSong } from './tools/tool.ts';

/** A model hears no more of one message. */
const longest = 1500;

/** The cards of a message; none in what a listener said, or another release wrote. */
export function cardsOf({ content }: Pick<Message, 'content'>): readonly Card[] {
  return Array.isArray(content.cards) ? content.cards : [];
}

/** The songs that stand before the listener: of the last answer that showed some. */
export function shownIn(messages: readonly Message[]): ShownSong[] {
  const showing = messages.findLast((message) =>
    cardsOf(message).some(({ kind }) => kind === 'song'),
  );
  return (showing === undefined ? [] : cardsOf(showing)).flatMap((card) =>
    card.kind === 'song' ? [{ song: card.song, impression: card.impression }] : [],
  );
}

/** What was said before, as a model hears it. */
export function historyOf(messages: readonly Message[]): Said[] {
  return messages.map(({ speaker, text }) => ({
    role: speaker === 'listener' ? 'user' : 'assistant',
    content: text.slice(0, longest),
  }));
}
