import type { Credit, ResolvedSpelling } from '../domain/catalogue.ts';
import { EchoError } from '../errors.ts';
import { applyDecisions } from './applied-decisions.ts';
import type { Context } from './context.ts';
import { given, givenIds } from './given.ts';
import { ensureArtists, ensureTitled, titledKey } from './names.ts';
import { required } from './required.ts';

/** A spelling and the track that it means. */
export interface Placed {
  readonly spelling: ResolvedSpelling;
  readonly trackId: number;
}

/** The track of each spelling as its normalised names tell; creates what is missing. */
export async function placeByName(
  context: Context,
  spellings: readonly ResolvedSpelling[],
): Promise<Placed[]> {
  const artists = await ensureArtists(
    context,
    spellings.flatMap(({ credits }) => credits),
  );
  const places = spellings.map((spelling) => ({
    spelling,
    artist_id: required(artists, mainArtist(spelling).key),
  }));
  const songs = await ensureTitled(
    context,
    'song',
    places.map(({ spelling, artist_id }) => ({
      artist_id,
      key: spelling.songKey,
      title: spelling.songTitle,
    })),
  );
  const releases = await ensureTitled(
    context,
    'release',
    places.flatMap(({ spelling: { album, releaseKey: key }, artist_id }) =>
      key === null ? [] : { artist_id, key, title: album ?? '' },
    ),
  );
  const wanted = places.map(({ spelling, artist_id }) => {
    const { songKey, versionKey, title, releaseKey: key } = spelling;
    const named_song_id = required(songs, titledKey({ artist_id, key: songKey }));
    const release_id = key === null ? null : required(releases, titledKey({ artist_id, key }));
    return { spelling, named_song_id, version_key: versionKey, title, release_id };
  });
  const tracks = await ensureTracks(context, wanted, artists);
  const mainArtists = new Set(places.map(({ artist_id }) => artist_id));
  if (await areMerged(context, mainArtists)) await applyDecisions(context);
  return wanted.map((track) => ({
    spelling: track.spelling,
    trackId: required(tracks, trackKey(track)),
  }));
}

/** Whether new songs of these artists may count as songs of others: some of them are one. */
async function areMerged({ db, dialect }: Context, artistIds: ReadonlySet<number>) {
  const ids = givenIds(dialect, artistIds);
  const merged = await db
    .selectFrom('artist')
    .select('id')
    .where('root_id', 'is not', null)
    .where((column) => column.or([column('id', 'in', ids), column('root_id', 'in', ids)]))
    .limit(1)
    .executeTakeFirst();
  return merged !== undefined;
}

function mainArtist({ credits: [main], title }: ResolvedSpelling): Credit {
  if (!main) throw new EchoError('input-invalid', `No artist is credited for ${title}.`);
  return main;
}

interface WantedTrack {
  readonly spelling: ResolvedSpelling;
  readonly named_song_id: number;
  readonly version_key: string;
  readonly title: string;
  readonly release_id: number | null;
}

function trackKey({
  named_song_id,
  version_key,
}: {
  named_song_id: number;
  version_key: string;
}): string {
  return `${named_song_id}\0${version_key}`;
}

/** Track ids by `trackKey`; a new track gets release and credits of the spelling that comes first. */
async function ensureTracks(
  context: Context,
  entries: readonly WantedTrack[],
  artists: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const first = new Map<string, WantedTrack>();
  for (const entry of entries) {
    const key = trackKey(entry);
    if (!first.has(key)) first.set(key, entry);
  }
  const tracks = await findTracks(context, [...first.values()]);
  const missing = [...first.values()].filter((entry) => !tracks.has(trackKey(entry)));
  const columns = {
    named_song_id: 'int',
    version_key: 'text',
    title: 'text',
    release_id: 'int?',
  } as const;
  const { db, dialect } = context;
  const added = await db
    .insertInto('track')
    .columns(['named_song_id', 'version_key', 'title', 'release_id', 'song_id'])
    .expression(
      db
        .selectFrom(given(dialect, columns, missing.map(withoutSpelling)))
        .selectAll()
        .select((column) =>
          column
            .selectFrom('song')
            .select((of) => of.fn.coalesce('root_id', 'id').as('song_id'))
            .whereRef('song.id', '=', 'given.named_song_id')
            .as('song_id'),
        ),
    )
    .returning(['id', 'named_song_id', 'version_key'])
    .execute();
  for (const row of added) tracks.set(trackKey(row), row.id);
  await addCredits(context, missing, tracks, artists);
  return tracks;
}

function withoutSpelling({ spelling: _, ...track }: WantedTrack): Omit<WantedTrack, 'spelling'> {
  return track;
}

async function findTracks(
  { db, dialect }: Context,
  entries: readonly WantedTrack[],
): Promise<Map<string, number>> {
  const keys = entries.map(({ named_song_id, version_key }) => ({ named_song_id, version_key }));
  const rows = await db
    .selectFrom(given(dialect, { named_song_id: 'int', version_key: 'text' }, keys))
    .innerJoin('track', (join) =>
      join
        .onRef('track.named_song_id', '=', 'given.named_song_id')
        .onRef('track.version_key', '=', 'given.version_key'),
    )
    .select(['track.id', 'track.named_song_id', 'track.version_key'])
    .execute();
  return new Map(rows.map((row) => [trackKey(row), row.id]));
}

async function addCredits(
  { db, dialect }: Context,
  entries: readonly WantedTrack[],
  tracks: ReadonlyMap<string, number>,
  artists: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = entries.flatMap((entry) =>
    entry.spelling.credits.map(({ key, role }, position) => ({
      track_id: required(tracks, trackKey(entry)),
      position,
      artist_id: required(artists, key),
      role,
    })),
  );
  const columns = { track_id: 'int', position: 'int', artist_id: 'int', role: 'text' } as const;
  await db
    .insertInto('track_credit')
    .columns(['track_id', 'position', 'artist_id', 'role'])
    .expression(db.selectFrom(given(dialect, columns, rows)).selectAll())
    .execute();
}
