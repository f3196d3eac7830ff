import { z } from 'zod';

export const ShelfName = z.enum([
  ...(['for-you', 'on-repeat', 'rediscover', 'discover', 'right-now'] as const),
  ...(['weekly', 'daily-mix', 'more-like-this', 'radio'] as const),
]);

export const Song = z
  .object({
    id: z.int(),
    title: z.string(),
    artist: z.string(),
    artistId: z.int(),
    release: z.string().nullable(),
    spotifyUri: z.string().nullable(),
  })
  .meta({ id: 'Song' });

/** A sentence in pieces; strong pieces are the listener's own facts. */
export const Sentence = z
  .array(z.object({ text: z.string(), strong: z.boolean() }))
  .meta({ id: 'Sentence' });

export const Recommendation = z
  .object({
    impression: z
      .int()
      .describe(
        'Names this slot of this answer, for explanations and feedback; 0 where the disk had no room to keep it',
      ),
    song: Song,
    score: z.number(),
    reason: Sentence,
    verdict: z.enum(['love', 'like', 'dislike', 'hide', 'not-now']).nullable(),
  })
  .meta({ id: 'Recommendation' });

export const Shelf = z
  .object({
    shelf: ShelfName,
    title: z.string(),
    model: z
      .string()
      .nullable()
      .describe('What answered: file@version/part, e.g. blend@3/neighbours; null when empty'),
    at: z.number().describe('The "now" of the scores, UTC epoch ms'),
    degraded: z
      .array(z.object({ model: z.string(), why: z.enum(['missing', 'failed', 'nothing-to-say']) }))
      .optional()
      .describe('The parts that should have answered before `model`, and why each did not'),
    items: z.array(Recommendation),
    empty: z
      .object({
        code: z.string(),
        message: z.string(),
        help: z.string().describe('What would fill the shelf'),
      })
      .nullable(),
  })
  .meta({ id: 'Shelf' });

export const Shelves = z.object({ shelves: z.array(Shelf) }).meta({ id: 'Shelves' });

export const Addend = z
  .object({
    source: z.string().describe('Model or ranking step'),
    value: z.number(),
    label: Sentence,
    play: z
      .object({ id: z.int(), song: z.int(), startedAt: z.number() })
      .nullable()
      .describe('The play that caused it, if one did'),
  })
  .meta({ id: 'Addend' });

export const Explanation = z
  .object({
    impression: z.int(),
    song: Song,
    shelf: ShelfName,
    model: z.string(),
    at: z.number(),
    score: z.number(),
    sentences: z.array(Sentence).describe('The strongest reasons in words, at most three'),
    addends: z.array(Addend).describe('Strongest first; all of them add up to the score'),
    sum: z.number(),
  })
  .meta({ id: 'Explanation' });
