import { z } from 'zod';

const id = z.int().positive().nullable().default(null);
const time = z.int().min(0).max(8_640_000_000_000_000).nullable().default(null);

/** Leaves plays out of the taste without deleting them. */
export const NewExclusion = z
  .strictObject({
    song: id.describe('Plays of this song; of any where null'),
    artist: id.describe('Plays of this artist; of any where null'),
    from: time.describe('UTC epoch ms, inclusive; open where null'),
    to: time.describe('UTC epoch ms, exclusive; open where null'),
  })
  .refine(
    ({ song, artist, from, to }) => [song, artist, from, to].some((part) => part !== null),
    'name a song, an artist or a period',
  )
  .meta({ id: 'NewExclusion' });

export const Exclusion = z
  .object({
    id: z.int(),
    song: z.int().nullable(),
    artist: z.int().nullable(),
    from: z.number().nullable(),
    to: z.number().nullable(),
    title: z.string().nullable().describe('Of the song; null where it is not about one'),
    artistName: z.string().nullable().describe('Of the song or of the artist'),
  })
  .meta({ id: 'Exclusion' });

export const Exclusions = z.object({ exclusions: z.array(Exclusion) }).meta({ id: 'Exclusions' });
