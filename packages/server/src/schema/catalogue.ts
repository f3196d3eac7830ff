import { z } from 'zod';
import { Song } from './recommendation.ts';

export const FoundCatalogue = z
  .object({
    songs: z.array(Song),
    artists: z.array(z.object({ id: z.int(), name: z.string() })),
  })
  .meta({ id: 'FoundCatalogue' });

export const SimilarSongs = z
  .object({ songs: z.array(z.object({ song: Song, score: z.number() })) })
  .describe('Best first')
  .meta({ id: 'SimilarSongs' });
