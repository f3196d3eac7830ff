import { z } from 'zod';
import { ImportStatus } from './import.ts';
import { ListenerQuery } from './listener.ts';
import { Shelf, ShelfName, Song } from './recommendation.ts';

export const LiveQuery = ListenerQuery.extend({
  shelf: ShelfName.exclude(['radio', 'more-like-this'])
    .optional()
    .describe('Answer this shelf now and after every play'),
  limit: z.coerce.number().int().min(1).max(100).default(12),
});

/** A message of `/api/v1/live`, as JSON text. */
export const LiveEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('plays'),
      plays: z
        .array(z.object({ id: z.int(), startedAt: z.number(), msPlayed: z.number(), song: Song }))
        .describe('Those stored since the last message, the newest first, at most 20'),
    }),
    z.object({ type: z.literal('recommendations'), shelf: Shelf }),
    z.object({ type: z.literal('training'), running: z.boolean() }),
    z.object({ type: z.literal('import'), status: ImportStatus }),
  ])
  .meta({ id: 'LiveEvent' });
