import { type RawBuilder, sql } from 'kysely';
import type { FoundNames } from '../store/catalogue-store.ts';
import type { Context } from './context.ts';

/** `like` takes these for more than themselves. */
const literal = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

const holds = (word: string) => sql`key like ${`%${literal(word)}%`} escape '\\'`;

/** Of the artist or the song itself; a word has no blank, so it never spans the two. */
const artistHolds = (word: string) =>
  sql`(${holds(word)} or artist_id in (select id from artist where ${holds(word)}))`;

async function search(
  { db }: Context,
  table: 'song' | 'artist',
  conditions: readonly RawBuilder<unknown>[],
  { first, limit }: { readonly first: string; readonly limit: number },
): Promise<number[]> {
  const begins = sql`case when key like ${`${literal(first)}%`} escape '\\' then 0 else 1 end`;
  const { rows } = await sql<{ id: number }>`
    select coalesce(root_id, id) as id, min(${begins}) as late, min(length(key)) as size
    from ${sql.table(table)} where ${sql.join(conditions, sql` and `)}
    group by coalesce(root_id, id) order by late, size, 1 limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The work of `CatalogueStore.search`: looks at every name once, and at no artist for each song. */
export async function searchNames(
  context: Context,
  words: readonly string[],
  limit: number,
): Promise<FoundNames> {
  const [first] = words;
  if (first === undefined) return { songIds: [], artistIds: [] };
  const how = { first, limit };
  return {
    songIds: await search(context, 'song', words.map(artistHolds), how),
    artistIds: await search(context, 'artist', words.map(holds), how),
  };
}
