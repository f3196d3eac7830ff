import type { Store } from '@echotune/data';
import type { KeptConversation, KeptMessage } from '@echotune/formats';
import { z } from 'zod';

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

/** What a card says, by its names: where an archive is read, ids are of other things. */
const Named = z.union([
  z.looseObject({ kind: z.literal('figure') }),
  z
    .object({ kind: z.literal('song'), song: z.object({ title: z.string(), artist: z.string() }) })
    .transform(({ song }) => figure(song.title, song.artist)),
  z
    .object({ kind: z.literal('artist'), name: z.string(), plays: z.number().nullable() })
    .transform(({ name, plays }) => figure(name, plays)),
  z
    .object({ kind: z.literal('playlist'), name: z.string(), entries: z.number() })
    .transform(({ name, entries }) => figure(name, entries)),
]);

function figure(label: string, value: string | number | null) {
  return { kind: 'figure', label, value: value === null ? '' : String(value) };
}

function withoutIds(content: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { cards } = content;
  if (!Array.isArray(cards)) return content;
  return { ...content, cards: cards.flatMap((card) => Named.safeParse(card).data ?? []) };
}
