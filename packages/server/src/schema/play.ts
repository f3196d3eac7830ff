import { z } from 'zod';
import { namedTrackFields } from './track-names.ts';

/** A play as a player reports it. */
export const NewPlay = z
  .strictObject({
    ...namedTrackFields,
    startedAt: z
      .int()
      .min(1_009_843_200_000, 'must be a time from 2002 on, in milliseconds since 1970')
      .describe('Start of playback, UTC epoch ms, from 2002 to a day ahead of now'),
    msPlayed: z.int().min(0).max(86_400_000),
  })
  .meta({ id: 'NewPlay' });

export const NewPlays = z
  .strictObject({ plays: z.array(NewPlay).min(1).max(1000) })
  .meta({ id: 'NewPlays' });

export const StoredPlays = z
  .object({ outcomes: z.array(z.enum(['added', 'duplicate', 'deleted', 'same-play'])) })
  .describe('One outcome per play sent, in order; answered only once they are on disk')
  .meta({ id: 'StoredPlays' });

export const Play = z
  .object({
    id: z.int(),
    song: z.int(),
    title: z.string(),
    artist: z.string(),
    startedAt: z.number(),
    msPlayed: z.number(),
  })
  .meta({ id: 'Play' });

export const Plays = z
  .object({
    plays: z.array(Play).describe('Newest first'),
    next: z.string().nullable().describe('The `cursor` of the next page; null on the last one'),
  })
  .meta({ id: 'Plays' });
