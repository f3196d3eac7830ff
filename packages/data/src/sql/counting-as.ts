import { sql } from 'kysely';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';

/** The song that the row's `song_id` counts as; null where it names none. */
export const rootOfSong = sql<number | null>`(
  select coalesce(song.root_id, song.id) from song where song.id = song_id)`;

/** The artist that the row's `artist_id` counts as; null where it names none. */
export const rootOfArtist = sql<number | null>`(
  select coalesce(artist.root_id, artist.id) from artist where artist.id = artist_id)`;

/**
 * The wanted ids, and those of entries that were merged into them: what is told of one is told of all. In two
 * halves, for PostgreSQL has no way to a row that is wanted for one reason or another, and would read every one.
 */
export function countingAs({ dialect }: Context, table: 'song' | 'artist', ids: readonly number[]) {
  const wanted = givenIds(dialect, ids);
  const named = sql.table(table);
  return sql<{ id: number; root: number }>`(
    select id, id as root from ${named} where id in ${wanted} and root_id is null
    union all select id, root_id from ${named} where root_id in ${wanted}
  )`.as('counting');
}
