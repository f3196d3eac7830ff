import { z } from 'zod';
import { ListenerQuery } from './listener.ts';

/** As many as fit a screen. */
const mostSongs = 60;
const SongId = z.coerce.number().int().positive();
const Digest = z.string().regex(/^[0-9a-f]{64}$/);

export const CoversQuery = ListenerQuery.extend({
  song: z.union([SongId, z.array(SongId).max(mostSongs)]).describe('May be given several times'),
});

export const Covers = z
  .object({
    covers: z
      .array(
        z.object({
          song: z.int(),
          picture: Digest.nullable().describe(
            'What `/covers/{picture}` answers; null where none is here',
          ),
          pending: z
            .boolean()
            .describe('Whether it is being fetched: ask again in a second or two'),
        }),
      )
      .describe('Empty where the listener does not allow the Cover Art Archive'),
  })
  .meta({ id: 'Covers' });

export const CoverParams = z.object({ picture: z.string().max(100) });
