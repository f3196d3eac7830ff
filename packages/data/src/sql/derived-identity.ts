import { sql } from 'kysely';
import type { Context } from './context.ts';
import { given, givenIds } from './given.ts';
import {
  artistRoots,
  type DecisionRow,
  givenNames,
  holds,
  type KeyedSong,
  placedTracks,
  type Roots,
  sameNamedSongs,
  songRoots,
} from './identity-roots.ts';

/**
 * Makes the derived columns what the decisions that hold say: `artist.root_id`, `song.root_id`,
 * `track.song_id` and the given names. Follows from the decisions and the names alone, whatever the
 * columns said before. The songs that plays counted as before or count as now, or whose artist
 * changed. The caller holds the catalogue lock and tells of them (`applyDecisions`).
 */
export async function deriveIdentity(context: Context): Promise<ReadonlySet<number>> {
  const decisions = await allDecisions(context);
  const artists = artistRoots(decisions);
  const formerOwn = await formerOwnSongs(context, decisions);
  const sameNamed = sameNamedSongs(artists, await songsOf(context, artists));
  const songs = songRoots(decisions, sameNamed, formerOwn);
  const artistsTouched = await writeNames(context, {
    table: 'artist',
    column: 'given_name',
    roots: artists,
    names: givenNames(decisions, 'rename-artist'),
  });
  await writeNames(context, {
    table: 'song',
    column: 'given_title',
    roots: songs,
    names: givenNames(decisions, 'rename-song', sameNamed),
  });
  const changed = await placeTracks(context, placedTracks(decisions));
  for (const id of await songsBy(context, artistsTouched)) changed.add(id);
  await removeFormerOwnSongs(context, formerOwn.keys());
  return changed;
}

/** Undone ones too, the oldest first. */
export function allDecisions({ db }: Context): Promise<DecisionRow[]> {
  return db
    .selectFrom('identity_decision')
    .select(['id', 'kind', 'subject_id', 'object_id', 'text', 'undone_at'])
    .orderBy('id')
    .execute();
}

/** Songs of artists that count as one with others. */
async function songsOf({ db, dialect }: Context, artists: Roots): Promise<KeyedSong[]> {
  if (artists.size === 0) return [];
  return db
    .selectFrom('song')
    .select(['id', 'artist_id', 'key'])
    .where('artist_id', 'in', givenIds(dialect, new Set([...artists.keys(), ...artists.values()])))
    .execute();
}

/** Songs made for tracks that are parted no more, each with the song that its track's names mean. */
export async function formerOwnSongs(
  { db, dialect }: Context,
  decisions: readonly DecisionRow[],
): Promise<Map<number, number>> {
  const parted = decisions.filter(({ kind }) => kind === 'part-track');
  const own = new Set(parted.filter(holds).map(({ object_id }) => object_id));
  const former = parted.filter(({ object_id }) => !own.has(object_id));
  if (former.length === 0) return new Map();
  const rows = former.map(({ subject_id, object_id }) => ({
    track: subject_id,
    song: object_id ?? 0,
  }));
  const found = await db
    .selectFrom(given(dialect, { track: 'int', song: 'int' }, rows))
    .innerJoin('track', 'track.id', 'given.track')
    .innerJoin('song', 'song.id', 'given.song')
    .select(['given.song', 'named_song_id'])
    .execute();
  return new Map(found.map(({ song, named_song_id }) => [song, named_song_id]));
}

interface Names {
  readonly table: 'artist' | 'song';
  readonly column: 'given_name' | 'given_title';
  readonly roots: Roots;
  readonly names: ReadonlyMap<number, string>;
}

/** Writes roots and given names where they are others than now; the ids whose root changed. */
async function writeNames(
  { db, dialect }: Context,
  { table, column, roots, names }: Names,
): Promise<Set<number>> {
  const { rows: before } = await sql<{ id: number; root_id: number | null; name: string | null }>`
    select id, root_id, ${sql.ref(column)} as name from ${sql.table(table)}
    where root_id is not null or ${sql.ref(column)} is not null
      or id in ${givenIds(dialect, [...roots.keys(), ...names.keys()])}`.execute(db);
  const wanted = before.map(({ id }) => ({
    id,
    root: roots.get(id) ?? null,
    name: names.get(id) ?? null,
  }));
  const changed = wanted.filter(
    ({ root, name }, i) => root !== before[i]?.root_id || name !== before[i]?.name,
  );
  if (changed.length > 0) {
    await sql`
      update ${sql.table(table)} set root_id = given.root, ${sql.ref(column)} = given.name
      from ${given(dialect, { id: 'int', root: 'int?', name: 'text?' }, changed)}
      where ${sql.table(table)}.id = given.id`.execute(db);
  }
  const rootBefore = new Map(before.map(({ id, root_id }) => [id, root_id]));
  return new Set(
    changed
      .filter(({ id, root }) => root !== rootBefore.get(id))
      .flatMap(({ id, root }) => [id, root ?? id, rootBefore.get(id) ?? id]),
  );
}

/** Gives every track the song it counts as; the songs that lost or got one. */
async function placeTracks(
  { db, dialect }: Context,
  placed: ReadonlyMap<number, number>,
): Promise<Set<number>> {
  const places = [...placed].map(([track, song]) => ({ track, song }));
  const { rows } = await sql<{ id: number; before: number; song: number }>`
    select track.id, track.song_id as before, coalesce(song.root_id, song.id) as song
    from track
    left join ${given(dialect, { track: 'int', song: 'int' }, places)} on given.track = track.id
    join song on song.id = coalesce(given.song, track.named_song_id)
    where track.song_id <> coalesce(song.root_id, song.id)`.execute(db);
  if (rows.length === 0) return new Set();
  await db
    .updateTable('track')
    .from(given(dialect, { id: 'int', song: 'int' }, rows))
    .set((column) => ({ song_id: column.ref('given.song') }))
    .whereRef('track.id', '=', 'given.id')
    .execute();
  return new Set(rows.flatMap(({ before, song }) => [before, song]));
}

async function songsBy(
  { db, dialect }: Context,
  artistIds: ReadonlySet<number>,
): Promise<number[]> {
  if (artistIds.size === 0) return [];
  const rows = await db
    .selectFrom('song')
    .select('id')
    .where('artist_id', 'in', givenIds(dialect, artistIds))
    .execute();
  return rows.map(({ id }) => id);
}

/** They go unless a decision that holds or a listener's word on them still names them. */
async function removeFormerOwnSongs({ db, dialect }: Context, ids: Iterable<number>) {
  await sql`
    delete from song where id in ${givenIds(dialect, ids)}
      and id not in (select song_id from track)
      and id not in (select root_id from song where root_id is not null)
      and id not in (select song_id from verdict where song_id is not null)
      and id not in (select song_id from exclusion where song_id is not null)
      and id not in (select song_id from saved_song)
      and id not in (
        select subject_id from identity_decision where kind like '%-song%' and undone_at is null
        union all
        select object_id from identity_decision
        where kind in ('merge-songs', 'move-track') and undone_at is null
      )`.execute(db);
}
