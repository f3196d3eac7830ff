import { z } from 'zod';
import { storedText } from './track-names.ts';

const dayMs = 86_400_000;
const name = storedText(2000);

/** What a player says that it plays. */
export const NewNowPlaying = z
  .strictObject({
    title: name,
    artist: name,
    album: name.nullable().default(null),
    durationMs: z
      .int()
      .min(1)
      .max(dayMs)
      .nullable()
      .default(null)
      .describe('How long it will play; ten minutes where that is not said'),
  })
  .meta({ id: 'NewNowPlaying' });

export const NowPlaying = z
  .object({
    playing: z
      .object({
        ...{ title: z.string(), artist: z.string(), album: z.string().nullable() },
        source: z.string().describe('Who said so, e.g. `listenbrainz-api`'),
        durationMs: z.number().nullable(),
        since: z.number().describe('When it was said, UTC epoch ms'),
        until: z.number().describe('When it must be over, UTC epoch ms'),
      })
      .nullable()
      .describe('Null where nothing plays'),
  })
  .meta({ id: 'NowPlaying' });
