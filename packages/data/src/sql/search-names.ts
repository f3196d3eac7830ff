import { sql } from 'kysely';
import type { FoundNames } from '../store/catalogue-store.ts';
import type { Context } from './context.ts';

/** `like` takes these for more than themselves. */
const literal = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

async function search(
  { db }: Context,
  names: ReturnType<typeof sql<{ id: number; words: string; own: string }>>,
  words: readonly string[],
  limit: number,
): Promise<number[]> {
  const holds = words.map((word) => sql`words like ${`%${literal(word)}%`} escape '\\'`);
  const begins = sql`case when own like ${`${literal(words[0] ?? '')}%`} escape '\\' then 0 else 1 end`;
  const { rows } = await sql<{ id: number }>`
    select id, min(${begins}) as late, min(length(own)) as size from (${names}) as named
    where ${sql.join(holds, sql` and `)}
    group by id order by late, size, id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The work of `CatalogueStore.search`. */
export async function searchNames(
  context: Context,
  words: readonly string[],
  limit: number,
): Promise<FoundNames> {
  if (words.length === 0) return { songIds: [], artistIds: [] };
  const songs = sql<{ id: number; words: string; own: string }>`
    select coalesce(song.root_id, song.id) as id, song.key || ' ' || artist.key as words, song.key as own
    from song join artist on artist.id = song.artist_id`;
  const artists = sql<{ id: number; words: string; own: string }>`
    select coalesce(root_id, id) as id, key as words, key as own from artist`;
  return {
    songIds: await search(context, songs, words, limit),
    artistIds: await search(context, artists, words, limit),
  };
}
