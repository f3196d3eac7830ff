import type { ResolvedSpelling, SpellingIds } from '../domain/catalogue.ts';
import { indexKey, storableText } from '../storable-text.ts';
import { atomically, type Context, lock } from './context.ts';
import { noteReleases } from './covers.ts';
import { given } from './given.ts';
import { placeSpellings } from './identities.ts';
import { required } from './required.ts';
import { noteIdentities } from './told-identities.ts';
import type { Placed } from './tracks.ts';

/**
 * The work of `CatalogueStore.resolve`. What is known costs one look-up; only what is new takes the
 * lock under which it is created, so that ids stay dense and two processes agree.
 */
export async function resolveSpellings(
  context: Context,
  spellings: readonly ResolvedSpelling[],
): Promise<SpellingIds[]> {
  const wanted = spellings.map(storable);
  const ids = await known(context, wanted);
  const missing = new Map(
    wanted.filter((one) => !ids.has(keyOf(one))).map((one) => [keyOf(one), one]),
  );
  if (missing.size > 0) {
    const created = await atomically(context, (within) => create(within, [...missing.values()]));
    for (const [key, one] of created) ids.set(key, one);
  }
  return wanted.map((one) => required(ids, keyOf(one)));
}

function storable(spelling: ResolvedSpelling): ResolvedSpelling {
  const { identities, album, releaseKey, releaseMbid } = spelling;
  const key = (text: string) => indexKey(storableText(text));
  return {
    source: storableText(spelling.source),
    sourceKey: key(spelling.sourceKey),
    title: storableText(spelling.title),
    artist: storableText(spelling.artist),
    album: album === null ? null : storableText(album),
    identities: identities.map(({ kind, value }) => ({
      kind: storableText(kind),
      value: key(value),
    })),
    credits: spelling.credits.map((credit) => ({
      ...credit,
      name: storableText(credit.name),
      key: key(credit.key),
    })),
    songTitle: storableText(spelling.songTitle),
    songKey: key(spelling.songKey),
    versionKey: key(spelling.versionKey),
    releaseKey: releaseKey === null ? null : key(releaseKey),
    ...(releaseMbid !== undefined && { releaseMbid: key(releaseMbid) }),
  };
}

function keyOf({ source, sourceKey }: { source: string; sourceKey: string }): string {
  return `${source}\0${sourceKey}`;
}

async function known(
  { db, dialect }: Context,
  spellings: readonly ResolvedSpelling[],
): Promise<Map<string, SpellingIds>> {
  const keys = spellings.map(({ source, sourceKey }) => ({ source, sourceKey }));
  const rows = await db
    .selectFrom(given(dialect, { source: 'text', sourceKey: 'text' }, keys))
    .innerJoin('spelling', (join) =>
      join
        .onRef('spelling.source', '=', 'given.source')
        .onRef('spelling.source_key', '=', 'given.sourceKey'),
    )
    .innerJoin('track', 'track.id', 'spelling.track_id')
    .select([
      'given.source',
      'given.sourceKey',
      'spelling.id as spellingId',
      'track.id as trackId',
      'track.song_id as songId',
    ])
    .execute();
  return new Map(
    rows.map((row) => [
      keyOf(row),
      { spellingId: row.spellingId, trackId: row.trackId, songId: row.songId },
    ]),
  );
}

/** Creates what is missing, under the lock; another process may have been quicker. */
async function create(
  context: Context,
  wanted: readonly ResolvedSpelling[],
): Promise<Map<string, SpellingIds>> {
  await lock(context, 'sweep', 'shared');
  await lock(context, 'catalogue');
  const ids = await known(context, wanted);
  const missing = wanted.filter((one) => !ids.has(keyOf(one)));
  const placed = await placeSpellings(context, missing);
  await insert(context, placed);
  const created = await known(context, missing);
  const told = missing.map((spelling) => ({ spelling, ids: required(created, keyOf(spelling)) }));
  await noteIdentities(context, told);
  await noteReleases(
    context,
    '',
    told.flatMap(({ spelling: { releaseMbid: mbid }, ids: { songId } }) =>
      mbid === undefined ? [] : [{ songId, mbid }],
    ),
  );
  return new Map([...ids, ...created]);
}

async function insert({ db, dialect }: Context, placed: readonly Placed[]): Promise<void> {
  const columns = {
    source: 'text',
    source_key: 'text',
    title: 'text',
    artist: 'text',
    album: 'text?',
    track_id: 'int',
  } as const;
  const rows = placed.map(({ spelling, trackId }) => ({
    source: spelling.source,
    source_key: spelling.sourceKey,
    title: spelling.title,
    artist: spelling.artist,
    album: spelling.album,
    track_id: trackId,
  }));
  await db
    .insertInto('spelling')
    .columns(['source', 'source_key', 'title', 'artist', 'album', 'track_id'])
    .expression(db.selectFrom(given(dialect, columns, rows)).selectAll())
    .execute();
}
