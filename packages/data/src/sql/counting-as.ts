import { sql } from 'kysely';

/** The song that the row's `song_id` counts as; null where it names none. */
export const rootOfSong = sql<number | null>`(
  select coalesce(song.root_id, song.id) from song where song.id = song_id)`;

/** The artist that the row's `artist_id` counts as; null where it names none. */
export const rootOfArtist = sql<number | null>`(
  select coalesce(artist.root_id, artist.id) from artist where artist.id = artist_id)`;
