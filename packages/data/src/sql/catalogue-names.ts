import { sql } from 'kysely';
import type { CatalogueNames, NamedArtist, NamedSong, SharedSpelling } from '../domain/identity.ts';
import type { Context } from './context.ts';
import { givenIds } from './given.ts';

/** The work of `IdentityStore.names`: a handful of queries, each over whole tables of the catalogue once. */
export async function catalogueNames(
  context: Context,
  plays: ReadonlyMap<number, number>,
): Promise<CatalogueNames> {
  const songs = (await namedSongs(context)).map((song) => ({
    ...song,
    plays: plays.get(song.songId) ?? 0,
  }));
  return {
    songs,
    artists: await namedArtists(context, songs),
    featured: await featuredArtists(context),
    spellings: await sharedSpellings(context),
    differentSongs: await differentPairs(context, 'song'),
    differentArtists: await differentPairs(context, 'artist'),
  };
}

async function namedSongs({ db }: Context): Promise<Omit<NamedSong, 'plays'>[]> {
  const { rows } = await sql<Omit<NamedSong, 'plays'>>`
    select song.id as "songId", coalesce(artist.root_id, artist.id) as "artistId", song.key,
      coalesce(song.given_title, song.title) as title
    from song join artist on artist.id = song.artist_id
    where song.id in (select song_id from track)
    order by song.id`.execute(db);
  return rows;
}

/** Those of the songs. */
async function namedArtists(
  { db, dialect }: Context,
  songs: readonly NamedSong[],
): Promise<NamedArtist[]> {
  const plays = new Map<number, number>();
  for (const song of songs) {
    plays.set(song.artistId, (plays.get(song.artistId) ?? 0) + song.plays);
  }
  const { rows } = await sql<Omit<NamedArtist, 'plays'>>`
    select id as "artistId", key, coalesce(given_name, name) as name from artist
    where id in ${givenIds(dialect, plays.keys())} order by id`.execute(db);
  return rows.map((row) => ({ ...row, plays: plays.get(row.artistId) ?? 0 }));
}

async function featuredArtists({ db }: Context): Promise<CatalogueNames['featured']> {
  const { rows } = await sql<{ songId: number; artistId: number }>`
    select distinct track.song_id as "songId", coalesce(artist.root_id, artist.id) as "artistId"
    from track_credit join track on track.id = track_credit.track_id
    join artist on artist.id = track_credit.artist_id
    where role = 'featured'`.execute(db);
  return rows;
}

async function sharedSpellings({ db }: Context): Promise<SharedSpelling[]> {
  const { rows } = await sql<SharedSpelling>`
    select distinct track.song_id as "songId", spelling.title, spelling.artist
    from track join spelling on spelling.track_id = track.id
    where track.id in (select track_id from identity) and track.id in (
      select track_id from spelling group by track_id having min(title) <> max(title)
        or min(artist) <> max(artist)
    )`.execute(db);
  return rows;
}

/** As the ids that count now; a pair that was merged since is left out. */
async function differentPairs(
  { db }: Context,
  of: 'song' | 'artist',
): Promise<readonly (readonly [number, number])[]> {
  const table = sql.table(of);
  const { rows } = await sql<{ a: number; b: number }>`
    select coalesce(one.root_id, one.id) as a, coalesce(other.root_id, other.id) as b
    from identity_decision
    join ${table} as one on one.id = subject_id join ${table} as other on other.id = object_id
    where kind = ${`different-${of}s`} and undone_at is null`.execute(db);
  return rows.filter(({ a, b }) => a !== b).map(({ a, b }) => [a, b]);
}
