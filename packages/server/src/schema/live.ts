import { z } from 'zod';
import { SpendingAlert } from './budget.ts';
import { ImportStatus } from './import.ts';
import { ListenerQuery } from './listener.ts';
import { NowPlaying } from './now-playing.ts';
import { Deprecation } from './provider.ts';
import { Shelf, ShelfName, Song } from './recommendation.ts';

export const LiveQuery = ListenerQuery.extend({
  shelf: ShelfName.exclude(['radio', 'more-like-this'])
    .optional()
    .describe('Answer this shelf now and after every play'),
  limit: z.coerce.number().int().min(1).max(100).default(12),
});

/** What can happen to a listener, and to the instance, as the live connection and webhooks tell it. */
export const Change = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('plays'),
      count: z.int().describe('How many were stored since the last message'),
      plays: z
        .array(z.object({ id: z.int(), startedAt: z.number(), msPlayed: z.number(), song: Song }))
        .describe('Of those the ones that started last, the newest first, at most 20'),
    }),
    NowPlaying.extend({ type: z.literal('now-playing') }),
    z.object({
      type: z.literal('training'),
      running: z.boolean(),
      ended: z
        .enum(['done', 'failed', 'cancelled'])
        .nullable()
        .describe('How one ended since the last message'),
    }),
    z.object({ type: z.literal('import'), status: ImportStatus }),
    z.object({
      type: z.literal('playlists'),
      changed: z
        .array(z.object({ id: z.int(), name: z.string(), version: z.int() }))
        .describe('Made or changed'),
      removed: z.array(z.int()),
    }),
    z.object({
      type: z.literal('spending'),
      alerts: z.array(SpendingAlert).describe('To who operates the instance'),
    }),
    z.object({
      type: z.literal('deprecations'),
      deprecations: z
        .array(Deprecation)
        .describe('To who operates the instance: what comes within 90 days of its end'),
    }),
  ])
  .meta({ id: 'Change' });

/** A message of `/api/v1/live`, as JSON text. */
export const LiveEvent = z
  .union([Change, z.object({ type: z.literal('recommendations'), shelf: Shelf })])
  .meta({ id: 'LiveEvent' });
