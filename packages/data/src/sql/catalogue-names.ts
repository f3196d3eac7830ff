import { sql } from 'kysely';
import type { CatalogueNames, NamedArtist, NamedSong, SharedSpelling } from '../domain/identity.ts';
import type { Context } from './context.ts';

/** The work of `IdentityStore.names`: a handful of queries, each over whole tables once. */
export async function catalogueNames(context: Context): Promise<CatalogueNames> {
  return {
    songs: await namedSongs(context),
    artists: await namedArtists(context),
    featured: await featuredArtists(context),
    spellings: await sharedSpellings(context),
    differentSongs: await differentPairs(context, 'song'),
    differentArtists: await differentPairs(context, 'artist'),
  };
}

const playsBySong = sql`(
  select track.song_id, count(play.id) as plays from track
  left join play on play.track_id = track.id group by track.song_id
) as played`;

async function namedSongs({ db }: Context): Promise<NamedSong[]> {
  const { rows } = await sql<NamedSong>`
    select song.id as "songId", coalesce(artist.root_id, artist.id) as "artistId", song.key,
      coalesce(song.given_title, song.title) as title, played.plays
    from ${playsBySong} join song on song.id = played.song_id
    join artist on artist.id = song.artist_id
    order by song.id`.execute(db);
  return rows;
}

async function namedArtists({ db }: Context): Promise<NamedArtist[]> {
  const { rows } = await sql<NamedArtist>`
    select root.id as "artistId", root.key, coalesce(root.given_name, root.name) as name,
      sum(played.plays) as plays
    from ${playsBySong} join song on song.id = played.song_id
    join artist on artist.id = song.artist_id
    join artist as root on root.id = coalesce(artist.root_id, artist.id)
    group by root.id, root.key, root.given_name, root.name
    order by root.id`.execute(db);
  return rows.map((row) => ({ ...row, plays: Number(row.plays) }));
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
