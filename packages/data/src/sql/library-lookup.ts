import type { ResolvedSpelling } from '../domain/catalogue.ts';
import { indexKey, storableText } from '../storable-text.ts';
import { atomically, type Context, lock } from './context.ts';
import { given } from './given.ts';
import { ensureArtists } from './names.ts';
import { required } from './required.ts';

const keyed = (text: string) => indexKey(storableText(text));

/** The songs that spellings mean, creating none: the strongest known identity decides, else names. */
export async function findSongs(
  context: Context,
  spellings: readonly ResolvedSpelling[],
): Promise<(number | null)[]> {
  const byIdentity = await songsByIdentity(context, spellings);
  const byName = await songsByName(context, spellings);
  return spellings.map((spelling, at) => {
    for (const { kind, value } of spelling.identities) {
      const songId = byIdentity.get(`${kind}\0${keyed(value)}`);
      if (songId !== undefined) return songId;
    }
    return byName.get(at) ?? null;
  });
}

async function songsByIdentity(
  { db, dialect }: Context,
  spellings: readonly ResolvedSpelling[],
): Promise<Map<string, number>> {
  const identities = spellings.flatMap((spelling) =>
    spelling.identities.map(({ kind, value }) => ({ kind, value: keyed(value) })),
  );
  const rows = await db
    .selectFrom(given(dialect, { kind: 'text', value: 'text' }, identities))
    .innerJoin('identity', (join) =>
      join.onRef('identity.kind', '=', 'given.kind').onRef('identity.value', '=', 'given.value'),
    )
    .innerJoin('track', 'track.id', 'identity.track_id')
    .select(['identity.kind', 'identity.value', 'song_id'])
    .execute();
  return new Map(rows.map(({ kind, value, song_id }) => [`${kind}\0${value}`, song_id]));
}

/** By the spelling's place in the list. */
async function songsByName(
  { db, dialect }: Context,
  spellings: readonly ResolvedSpelling[],
): Promise<Map<number, number>> {
  const names = spellings.flatMap(({ credits: [main], songKey }, at) =>
    main === undefined ? [] : { at, artist: keyed(main.key), song: keyed(songKey) },
  );
  const rows = await db
    .selectFrom(given(dialect, { at: 'int', artist: 'text', song: 'text' }, names))
    .innerJoin('artist', 'artist.key', 'given.artist')
    .innerJoin('song', (join) =>
      join.onRef('song.artist_id', '=', 'artist.id').onRef('song.key', '=', 'given.song'),
    )
    .select((column) => ['given.at', column.fn.coalesce('song.root_id', 'song.id').as('songId')])
    .execute();
  return new Map(rows.map(({ at, songId }) => [at, songId]));
}

/** The artists with these keys. */
export async function findArtists(
  { db, dialect }: Context,
  keys: readonly string[],
): Promise<(number | null)[]> {
  const rows = keys.map((key) => ({ key: keyed(key) }));
  const found = await db
    .selectFrom(given(dialect, { key: 'text' }, rows))
    .innerJoin('artist', 'artist.key', 'given.key')
    .select((column) => ['artist.key', column.fn.coalesce('artist.root_id', 'artist.id').as('id')])
    .execute();
  const ids = new Map(found.map(({ key, id }) => [key, id]));
  return rows.map(({ key }) => ids.get(key) ?? null);
}

/** The work of `CatalogueStore.resolveArtists`. */
export function resolveArtists(
  outer: Context,
  artists: readonly { readonly name: string; readonly key: string }[],
): Promise<number[]> {
  return atomically(outer, async (context) => {
    await lock(context, 'sweep', 'shared');
    await lock(context, 'catalogue');
    const credits = artists.map(({ name, key }) => ({
      ...{ name: storableText(name), key: keyed(key) },
      role: 'main' as const,
    }));
    const ids = await ensureArtists(context, credits);
    return credits.map(({ key }) => required(ids, key));
  });
}
