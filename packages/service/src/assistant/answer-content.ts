import { z } from 'zod';
import type { Card } from './card.ts';
import type { AnswerContent } from './chat-event.ts';
import { inputs, type ToolName } from './tools/inputs.ts';

const id = z.int().min(1);

const StoredCard: z.ZodType<Card> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('song'),
    song: z.object({
      ...{ songId: id, trackId: id, title: z.string(), artistId: id, artist: z.string() },
      ...{ release: z.string().nullable(), spotifyUri: z.string().nullable() },
    }),
    ...{ impression: z.int().nullable(), reason: z.string().nullable(), plays: z.int().nullable() },
  }),
  z.object({ kind: z.literal('artist'), id, name: z.string(), plays: z.int().nullable() }),
  z.object({ kind: z.literal('playlist'), id, name: z.string(), entries: z.int() }),
  z.object({ kind: z.literal('figure'), label: z.string(), value: z.string() }),
]);
const StoredSource = z.object({ url: z.string(), title: z.string().nullable() });
const StoredTool = z.custom<ToolName>(
  (name) => typeof name === 'string' && Object.hasOwn(inputs, name),
);

/**
 * What stands beside a stored message, as far as this release knows it: another one may have written it, or an
 * archive have brought it.
 */
export function readAnswerContent(content: Readonly<Record<string, unknown>>): AnswerContent {
  const { cards, sources, tools, notUnderstood, fallback } = content;
  return {
    cards: known(StoredCard, cards),
    sources: known(StoredSource, sources),
    tools: known(StoredTool, tools),
    notUnderstood: known(z.string(), notUnderstood),
    fallback: typeof fallback === 'string' ? fallback : null,
  };
}

function known<Item>(schema: z.ZodType<Item>, values: unknown): Item[] {
  if (!Array.isArray(values)) return [];
  return values.flatMap((value) => {
    const { success, data } = schema.safeParse(value);
    return success ? [data] : [];
  });
}
