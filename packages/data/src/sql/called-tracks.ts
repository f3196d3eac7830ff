import { sql } from 'kysely';
import type { CalledTrack } from '../domain/spelling.ts';
import type { CalledKind } from '../store/catalogue-store.ts';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';
import { spellingColumns } from './spellings.ts';

const columns = { song: 'track.song_id', 'named-song': 'track.named_song_id', track: 'track.id' };

/** The work of `CatalogueStore.called`. */
export async function calledTracks(
  context: Context,
  of: CalledKind,
  ids: readonly number[],
): Promise<Map<number, CalledTrack>> {
  const called = await spelledTracks(context, of, ids);
  const unspelled = ids.filter((id) => !called.has(id));
  for (const [id, names] of await ownNames(context, of, unspelled)) called.set(id, names);
  const unheard = of === 'track' ? [] : unspelled.filter((id) => !called.has(id));
  for (const [id, names] of await songNames(context, unheard)) called.set(id, names);
  return called;
}

/** Of several the last row is kept: the first spelling by source and key. */
async function spelledTracks({ db, dialect }: Context, of: CalledKind, ids: readonly number[]) {
  const id = sql<number>`${sql.ref(columns[of])}`;
  const rows = await db
    .selectFrom('spelling')
    .innerJoin('track', 'track.id', 'spelling.track_id')
    .select([id.as('id'), ...spellingColumns])
    .where(id, 'in', givenIds(dialect, ids))
    .orderBy('spelling.source', 'desc')
    .orderBy('spelling.source_key', 'desc')
    .execute();
  return new Map(rows.map(({ id, ...called }): [number, CalledTrack] => [id, called]));
}

const nobodys = { source: null, sourceKey: null, album: null };

/** By tracks that nobody spells any more, the plain version before others. */
async function ownNames({ db, dialect }: Context, of: CalledKind, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const id = sql<number>`${sql.ref(columns[of])}`;
  const rows = await db
    .selectFrom('track')
    .innerJoin('song', 'song.id', 'track.named_song_id')
    .innerJoin('artist', 'artist.id', 'song.artist_id')
    .select([id.as('id'), 'track.id as trackId', 'track.title', 'artist.name as artist'])
    .where(id, 'in', givenIds(dialect, ids))
    .orderBy('track.version_key', 'desc')
    .orderBy('track.id', 'desc')
    .execute();
  return rows.map(({ id, ...names }): [number, CalledTrack] => [id, { ...names, ...nobodys }]);
}

async function songNames({ db, dialect }: Context, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('song')
    .innerJoin('artist', 'artist.id', 'song.artist_id')
    .select(['song.id', 'song.title', 'artist.name as artist'])
    .where('song.id', 'in', givenIds(dialect, ids))
    .execute();
  return rows.map(({ id, ...names }): [number, CalledTrack] => [
    id,
    { trackId: null, ...names, ...nobodys },
  ]);
}
