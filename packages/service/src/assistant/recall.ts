import type { Message } from '@echotune/data';
import type { Said } from './answer-by-model.ts';
import { readAnswerContent } from './answer-content.ts';
import type { ShownSong } from './tools/tool.ts';

/** A model hears no more of one message. */
const longest = 1500;

/** The songs that stand before the listener: of the last answer that showed some, not of one that asked about some. */
export function shownIn(messages: readonly Message[]): ShownSong[] {
  const cards = messages
    .filter(({ proposals }) => proposals.length === 0)
    .map(({ content }) => readAnswerContent(content).cards);
  const shown = cards.findLast((own) => own.some(({ kind }) => kind === 'song')) ?? [];
  return shown.flatMap((card) =>
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
