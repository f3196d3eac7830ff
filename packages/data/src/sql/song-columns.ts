import type { SongColumns } from '../domain/catalogue.ts';
import type { Context } from './context.ts';

/** The songs with tracks and ids above `afterId`. */
export async function songColumns({ db }: Context, afterId: number): Promise<SongColumns> {
  const rows = await db
    .selectFrom('song')
    .innerJoin('artist', 'artist.id', 'artist_id')
    .innerJoin('track', (join) =>
      join.on((column) =>
        column('track.id', '=', ({ selectFrom }) =>
          selectFrom('track as first')
            .select('first.id')
            .whereRef('first.song_id', '=', 'song.id')
            .orderBy('first.id')
            .limit(1),
        ),
      ),
    )
    .select((column) => [
      'song.id as songId',
      column.fn.coalesce('artist.root_id', 'artist.id').as('artistId'),
      'track.release_id as releaseId',
    ])
    .where('song.id', '>', afterId)
    .orderBy('song.id')
    .execute();
  return {
    length: rows.length,
    songIds: Int32Array.from(rows, (row) => row.songId),
    artistIds: Int32Array.from(rows, (row) => row.artistId),
    releaseIds: Int32Array.from(rows, (row) => row.releaseId ?? 0),
  };
}
