import { sql } from 'kysely';
import type { Credit } from '../domain/catalogue.ts';
import type { Context } from './context.ts';
import { given } from './given.ts';
import { raiseCatalogueVersion } from './raise-catalogue-version.ts';

/** Artist ids by key; creates the missing ones under the name that comes first. */
export async function ensureArtists(
  { db, dialect }: Context,
  credits: readonly Credit[],
): Promise<Map<string, number>> {
  const names = new Map<string, string>();
  for (const { key, name } of credits) if (!names.has(key)) names.set(key, name);
  const rows = [...names].map(([key, name]) => ({ key, name }));
  const wanted = given(dialect, { key: 'text', name: 'text' }, rows);
  await db
    .insertInto('artist')
    .columns(['key', 'name'])
    .expression(
      db
        .selectFrom(wanted)
        .leftJoin('artist', 'artist.key', 'given.key')
        .select(['given.key', 'given.name'])
        .where('artist.id', 'is', null),
    )
    .execute();
  const found = await db
    .selectFrom(wanted)
    .innerJoin('artist', 'artist.key', 'given.key')
    .select(['artist.key', 'artist.id'])
    .execute();
  return new Map(found.map(({ key, id }) => [key, id]));
}

/** A song or a release: what an artist calls something. */
export interface Titled {
  readonly artist_id: number;
  readonly key: string;
  readonly title: string;
}

export function titledKey({ artist_id, key }: Omit<Titled, 'title'>): string {
  return `${artist_id}\0${key}`;
}

/** Ids by `titledKey`; creates the missing ones under the title that comes first. */
export async function ensureTitled(
  context: Context,
  table: 'song' | 'release',
  entries: readonly Titled[],
): Promise<Map<string, number>> {
  const { db, dialect } = context;
  const first = new Map<string, Titled>();
  for (const entry of entries) {
    const key = titledKey(entry);
    if (!first.has(key)) first.set(key, entry);
  }
  const columns = { artist_id: 'int', key: 'text', title: 'text' } as const;
  const wanted = given(dialect, columns, [...first.values()]);
  const known = sql<Titled & { id: number }>`${sql.table(table)}`.as('known');
  const { numInsertedOrUpdatedRows: created = 0n } = await db
    .insertInto(table)
    .columns(['artist_id', 'key', 'title'])
    .expression(
      db
        .selectFrom(wanted)
        .leftJoin(known, (join) =>
          join
            .onRef('known.artist_id', '=', 'given.artist_id')
            .onRef('known.key', '=', 'given.key'),
        )
        .select(['given.artist_id', 'given.key', 'given.title'])
        .where('known.id', 'is', null),
    )
    .executeTakeFirstOrThrow();
  if (table === 'song' && created > 0n) await raiseCatalogueVersion(context, 'added-to');
  const found = await db
    .selectFrom(wanted)
    .innerJoin(known, (join) =>
      join.onRef('known.artist_id', '=', 'given.artist_id').onRef('known.key', '=', 'given.key'),
    )
    .select(['known.artist_id', 'known.key', 'known.id'])
    .execute();
  return new Map(found.map((row) => [titledKey(row), row.id]));
}
