import { objectOf, subjectOf } from '../domain/decided-kinds.ts';
import type { SongFile, TrackFile } from '../domain/identity.ts';
import type { Context } from './context.ts';
import { listDecisions } from './decision-list.ts';
import { unknown } from './decision-rows.ts';
import { givenIds } from './given.ts';
import { songCards } from './song-cards.ts';

/** The work of `IdentityStore.song`; of a merged song, the file of what it counts as. */
export async function songFile(context: Context, songId: number): Promise<SongFile> {
  const found = await context.db
    .selectFrom('song')
    .select(['id', 'root_id'])
    .where('id', '=', songId)
    .executeTakeFirst();
  if (!found) throw unknown('song', songId);
  const id = found.root_id ?? found.id;
  const card = (await songCards(context, [id])).get(id);
  if (!card) throw unknown('song', songId);
  const tracks = await trackFiles(context, id);
  const names = await namesAround(context, id);
  const about = new Set([
    ...names,
    ...tracks.map(({ trackId }) => `track ${trackId}`),
    ...tracks.map(({ namedSongId }) => `song ${namedSongId}`),
  ]);
  const decisions = (await listDecisions(context, { all: true })).filter(
    ({ kind, subjectId, objectId }) =>
      about.has(`${subjectOf(kind)} ${subjectId}`) || about.has(`${objectOf(kind)} ${objectId}`),
  );
  const { title, artistId, artist } = card;
  return { songId: id, title, artistId, artist, tracks, decisions };
}

/** The songs that count as this one, and the artists that count as its artist. */
async function namesAround({ db }: Context, songId: number): Promise<string[]> {
  const songs = await db
    .selectFrom('song')
    .select(['id', 'artist_id'])
    .where((column) => column.or([column('id', '=', songId), column('root_id', '=', songId)]))
    .execute();
  const artistIds = songs.map(({ artist_id }) => artist_id);
  const artists = await db
    .selectFrom('artist')
    .innerJoin('artist as other', (join) =>
      join.on((column) =>
        column.or([
          column('other.id', '=', column.ref('artist.id')),
          column('other.id', '=', column.ref('artist.root_id')),
          column('other.root_id', '=', column.ref('artist.id')),
          column('other.root_id', '=', column.ref('artist.root_id')),
        ]),
      ),
    )
    .select('other.id')
    .where('artist.id', 'in', artistIds)
    .execute();
  return [...songs.map(({ id }) => `song ${id}`), ...artists.map(({ id }) => `artist ${id}`)];
}

async function trackFiles({ db, dialect }: Context, songId: number): Promise<TrackFile[]> {
  const tracks = await db
    .selectFrom('track')
    .select((column) => [
      'id',
      'title',
      'version_key',
      'named_song_id',
      column
        .selectFrom('play')
        .select((of) => of.fn.countAll<number>().as('plays'))
        .whereRef('play.track_id', '=', 'track.id')
        .as('plays'),
    ])
    .where('song_id', '=', songId)
    .orderBy('id')
    .execute();
  const ids = givenIds(
    dialect,
    tracks.map(({ id }) => id),
  );
  const identities = await db
    .selectFrom('identity')
    .selectAll()
    .where('track_id', 'in', ids)
    .orderBy('kind')
    .orderBy('value')
    .execute();
  const spellings = await db
    .selectFrom('spelling')
    .select(['track_id', 'source', 'title', 'artist', 'album'])
    .where('track_id', 'in', ids)
    .orderBy('source')
    .orderBy('id')
    .execute();
  return tracks.map(({ id, title, version_key, named_song_id, plays }) => ({
    trackId: id,
    title,
    version: version_key,
    plays: plays ?? 0,
    namedSongId: named_song_id,
    identities: identities
      .filter(({ track_id }) => track_id === id)
      .map(({ kind, value }) => ({ kind, value })),
    spellings: spellings
      .filter(({ track_id }) => track_id === id)
      .map(({ track_id: _, ...spelling }) => spelling),
  }));
}
