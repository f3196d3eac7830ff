import { sql } from 'kysely';
import type { SongColumns } from '../domain/catalogue.ts';
import type { Context } from './context.ts';

/**
 * The songs with tracks and ids above `afterId`. Looked up song by song: a join of all songs with all tracks is what
 * PostgreSQL makes of it where it knows nothing of them yet, as after an import.
 */
export async function songColumns({ db }: Context, afterId: number): Promise<SongColumns> {
  const rows = await db
    .selectFrom('song')
    .innerJoin('artist', 'artist.id', 'artist_id')
    .select((column) => [
      'song.id as songId',
      column.fn.coalesce('artist.root_id', 'artist.id').as('artistId'),
      column
        .selectFrom('track')
        .select('release_id')
        .whereRef('track.song_id', '=', 'song.id')
        // A sum, lest it walk all tracks in their order until one is the song's.
        .orderBy(sql`track.id + 0`)
        .limit(1)
        .as('releaseId'),
    ])
    .where('song.id', '>', afterId)
    .where((column) =>
      column.exists(
        column.selectFrom('track').select('track.id').whereRef('track.song_id', '=', 'song.id'),
      ),
    )
    .orderBy('song.id')
    .execute();
  return {
    length: rows.length,
    songIds: Int32Array.from(rows, (row) => row.songId),
    artistIds: Int32Array.from(rows, (row) => row.artistId),
    releaseIds: Int32Array.from(rows, (row) => row.releaseId ?? 0),
  };
}
