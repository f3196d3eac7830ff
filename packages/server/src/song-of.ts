import type { SongCard } from '@echotune/data';
import type { z } from 'zod';
import type { Song } from './schema/recommendation.ts';

/** A song as the API tells it. */
export function songOf(card: SongCard): z.input<typeof Song> {
  const { songId: id, title, artist, artistId, release, spotifyUri } = card;
  return { id, title, artist, artistId, release, spotifyUri };
}
