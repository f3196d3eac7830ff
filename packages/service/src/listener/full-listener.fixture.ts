import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store, Telemetry } from '@echotune/data';
import { namedTrack, type PlayRecord, unknownMs } from '@echotune/formats';
import { resolveSpelling } from '../identify/resolve-spelling.ts';
import { findFiles } from '../import/find-files.ts';
import { importHistory } from '../import/import-history.ts';
import { talk } from './conversations.fixture.ts';
import { retimeSource } from './retime-source.ts';

/** What a full listener's store stands in. */
export interface FullDeps {
  readonly store: Store;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
  /** Where the files they import lie. */
  readonly folder: string;
}

const minuteMs = 60_000;
const first = Date.UTC(2024, 2, 1, 20);
const uri = `spotify:track:${'a'.repeat(22)}`;
const releaseMbid = '0c0ffee0-0000-4000-8000-000000000001';
const song = namedTrack('Paper Lanterns (feat. Tomas)', 'Orla Quist', {
  ...{ album: 'Maps', releaseMbid },
});
const sameSong = namedTrack('Paper Lanterns (feat. Tomas)', 'Orla Quist', {
  ...{ id: uri, album: 'Maps (Deluxe)', identities: [{ kind: 'spotify-track', value: uri }] },
});
const other = namedTrack('Ort', 'Die Ärzte & Freunde', { artists: ['Die Ärzte', 'Freunde'] });

/** Words of which nothing may be left once the listener is forgotten. */
export const fullListenerWords: readonly string[] = [
  ...['Orla Quist', 'Paper Lanterns', 'Maps', 'Ort', 'Freunde', 'Tomas', 'Harbour Songs', 'shanty'],
  ...['Evenings', 'By hand', 'Sea Shanty', 'liked-by-ada.csv', 'plays-of-ada.jsonl', 'Ada'],
  ...['Undertow', 'Breakwater', 'dub poetry', 'of a release'],
  ...['lullaby', 'Call it Lullabies', 'cradle-song', 'of the tides', 'It is called'],
  '0c0ffee0',
];
/** The name of a picture's file. */
export const fullListenerPicture = 'c0'.repeat(32);

async function append(
  store: Store,
  listenerId: number,
  source: string,
  plays: readonly Omit<PlayRecord, 'kept'>[],
  fileId: number | null = null,
): Promise<void> {
  const ids = await store.catalogue.resolve(
    plays.map(({ track }) => resolveSpelling(source, track)),
  );
  const rows = plays.map(({ stampedAt, startedAt, msPlayed }, i) => ({
    ...{ spellingId: ids[i]?.spellingId ?? 0, trackId: ids[i]?.trackId ?? 0 },
    ...{ stampedAt, startedAt, msPlayed, kept: '{"shuffle":true}', record: null },
  }));
  await store.plays.append(listenerId, rows, fileId);
}

/** Told live, and again by a file. */
const beforeAll = {
  ...{ track: other, msPlayed: unknownMs },
  ...{ startedAt: first - minuteMs, stampedAt: first - minuteMs },
};

/** Several sources' plays, one deleted, one told apart, one source in a zone of its own. */
async function listen(store: Store, id: number): Promise<void> {
  const ended = (at: number) => ({
    ...{ track: sameSong, startedAt: at, stampedAt: at + 180_000, msPlayed: 180_000 },
  });
  const started = (at: number) => ({
    ...{ track: song, startedAt: at, stampedAt: at, msPlayed: unknownMs },
  });
  const times = [0, 10, 20, 30, 40].map((minutes) => first + minutes * minuteMs);
  const sooner = times.map((at) => started(at + 1000));
  await append(
    store,
    id,
    'spotify-extended',
    times.map((at) => ended(at)),
  );
  await append(store, id, 'listenbrainz', sooner);
  await append(store, id, 'lastfm-json', [started(first + 70 * minuteMs)]);
  await append(store, id, 'api', [beforeAll]);
  await retimeSource(store, { listenerId: id, source: 'lastfm-json', zone: 'Europe/Berlin' });
  const [last] = await store.plays.recent(id, 1);
  await store.plays.delete(id, last?.id ?? 0);
  const [shared] = await store.witnesses.shared(id, { offset: 0, limit: 1 });
  await store.witnesses.part(id, shared?.playId ?? 0, 'listenbrainz', first);
}

/** Verdicts, an exclusion, a library, something shown, decisions on names, and how long it is kept. */
async function judge(store: Store, id: number): Promise<void> {
  const [shared] = await store.witnesses.shared(id, { offset: 0, limit: 1 });
  const songId = shared?.songId ?? 0;
  const [artist] = await store.features.findArtists(['orla quist']);
  const artistId = artist ?? 0;
  const onSong = { songId, artistId: null };
  await store.verdicts.set(id, { kind: 'love', at: first, ...onSong });
  await store.verdicts.set(id, { kind: 'hide', at: first, songId: null, artistId });
  await store.verdicts.exclude(id, { from: first, to: null, ...onSong });
  await store.saved.add(id, [{ songId, savedAt: first, source: 'exportify' }]);
  await store.impressions.add([
    {
      ...{ listenerId: id, at: first, shelf: 'discover', slot: 2, songId, score: 0.25 },
      ...{
        model: 'blend@1',
        familiarity: null,
        songs: null,
        newestPlay: null,
        propensity: 1,
        adjustments: { heard: -1 },
      },
    },
  ]);
  const tags = { source: 'somewhere', trainable: true, songFeatures: [], songTags: [] };
  await store.features.add({ ...tags, artistTags: [{ artistId, tag: 'shanty', weight: 1 }] });
  const parts = ['Orla', 'Quist'].map((name) => ({ name, key: name.toLowerCase() }));
  await store.identity.decide({ kind: 'split-artist', artistId, parts }, 'Ada');
  await store.identity.decide({ kind: 'rename-song', songId, title: 'Lanterns' }, 'Ada');
  await keepPlaylists(store, id, songId);
  await store.nowPlaying.set(id, {
    ...{ title: 'Undertow', artist: 'Orla Quist', album: null },
    ...{ source: 'api', durationMs: null },
  });
  await store.listeners.setRetention(id, { playsDays: 9_000, shownDays: 30 });
  await store.cache.addDrop({ namespace: null, listenerId: id });
}

/** One that rules filled, with a spelling of a file's in it, and one made by hand. */
async function keepPlaylists(store: Store, listenerId: number, songId: number): Promise<void> {
  const told = namedTrack('Sea Shanty', 'Orla Quist', { album: 'Harbour' });
  const [ids] = await store.catalogue.resolve([resolveSpelling('playlist', told)]);
  const card = (await store.catalogue.cards([songId])).get(songId);
  const entry = { trackId: ids?.trackId ?? 0, spellingId: ids?.spellingId ?? 0, addedAt: first };
  const chosen = { trackId: card?.trackId ?? 0, spellingId: null, addedAt: first };
  const { id } = await store.playlists.create(listenerId, {
    ...{ name: 'Evenings', description: 'on the harbour', refresh: 'weekly' },
    ...{ rules: { shelf: 'more-like-this', limit: 20 }, seedSongs: [songId] },
  });
  await store.playlists.fill({ listenerId, id, version: null }, [
    { ...entry, reason: 'You played it 4 times' },
    { ...chosen, reason: null },
  ]);
  const byHand = { rules: null, refresh: null, seedSongs: [] };
  await store.connections.notePushed(id, 'spotify', 'evenings-there');
  const other = await store.playlists.create(listenerId, {
    ...{ name: 'By hand', description: '', ...byHand },
  });
  const place = { listenerId, id: other.id, version: null };
  await store.playlists.insert(place, null, [{ ...chosen, reason: null }]);
}

/** Accounts elsewhere, to one of which a play is to be sent. */
async function connect({ connections, scrobbleAccounts }: Store, listenerId: number) {
  const account = { accountId: 'ada-quist', accountName: 'Ada Quist', scopes: ['library'] };
  await connections.connect({ listenerId, provider: 'spotify', ...account, consentAt: first });
  await scrobbleAccounts.put(listenerId, 'lastfm', 'ada-quist');
  await scrobbleAccounts.change(listenerId, 'lastfm', { forwards: true });
  await scrobbleAccounts.enqueue(listenerId, [{ spellingId: 1, stampedAt: first, msPlayed: 0 }]);
}

/** Services that may be asked about what they play, and what they answered. */
async function enrich({ enrichment, catalogue, features, covers }: Store, listenerId: number) {
  await enrichment.allow(listenerId, ['listenbrainz', 'coverart']);
  const artists = await features.findArtists(['orla quist', 'freunde']);
  const [artistId = 0, otherArtist = 0] = artists.map((id) => id ?? 0);
  const near = namedTrack('Breakwater', 'Orla Quist');
  const spellings = [song, near].map((track) => resolveSpelling('enrichment', track));
  const [id = 0, otherId = 0] = (await catalogue.resolve(spellings)).map(({ songId }) => songId);
  const said = { service: 'listenbrainz', question: 'similar', trainable: true } as const;
  const nothing = { songFeatures: [], songTags: [], artistTags: [], artistMbids: [], releases: [] };
  await enrichment.store({
    ...{ ...nothing, ...said, subject: 'song', asked: [{ id, found: true }] },
    songTags: [{ songId: id, tag: 'dub poetry', weight: 1 }],
    songFeatures: [{ songId: id, name: 'release_year', value: 1999 }],
    similar: [{ id, otherId, score: 1 }],
    releases: [{ songId: id, mbid: 'of a release' }],
  });
  const picture = { digest: fullListenerPicture, type: 'image/jpeg', bytes: 1 };
  await covers.keep({ release: 'of a release', picture, askedAt: first });
  await enrichment.store({
    ...{ ...nothing, ...said, subject: 'artist', asked: [{ id: artistId, found: true }] },
    similar: [{ id: artistId, otherId: otherArtist, score: 1 }],
    artistMbids: [{ artistId, mbid: 'of an artist' }],
  });
}

/** A limit of their own that a call comes near, and what it was answered. */
async function spend({ budgets, answers }: Store, listenerId: number) {
  const everything = { provider: null, model: null, purpose: null };
  const shares = { warnShare: 0.5, throttleShare: 0.9 };
  await budgets.setLimit({
    ...{ ...everything, listenerId, period: 'total', limitNanoUsd: 1000, ...shares },
  });
  const call = { provider: 'google', model: 'gemini', purpose: 'assistant', listenerId };
  const reserved = await budgets.reserve({
    ...{ ...call, holdNanoUsd: 800, estimated: false, deadline: Date.UTC(2100, 0, 1) },
  });
  if (!reserved.admitted) throw new Error('not as reserved');
  await budgets.settle(reserved.callId, 700);
  await answers.keep({
    ...{ digest: 'of Ada', ...call, text: 'Yes, Ada.', sources: [], costNanoUsd: 700 },
    ...{ madeAt: first, validUntil: Date.UTC(2100, 0, 1) },
  });
}

const exportify = `Track URI,Track Name,Album Name,Artist Name(s),Release Date,Duration (ms),Popularity,Explicit,Added By,Added At,Genres,Record Label,Danceability,Energy,Key,Loudness,Mode,Speechiness,Acousticness,Instrumentalness,Liveness,Valence,Tempo,Time Signature
spotify:track:${'b'.repeat(22)},Harbour Songs,Harbour,Orla Quist,2021,200000,5,false,,2024-01-05T10:00:00Z,shanty,,0.5,0.6,1,-7,1,0.05,0.3,0,0.1,0.7,120,4
`;

/** Imports a library, and an archive of which a line cannot be used. */
async function importFiles({ store, telemetry, clock, folder }: FullDeps, id: number) {
  const liked = join(folder, 'liked-by-ada.csv');
  const archive = join(folder, 'plays-of-ada.jsonl');
  const header = { kind: 'echotune-archive', version: 2, listener: 'Ada', timeZone: 'UTC' };
  await mkdir(folder, { recursive: true });
  await writeFile(liked, exportify);
  await writeFile(archive, `${JSON.stringify(header)}\n{"kind":"play","track":"Ort"}\n`);
  const found = await findFiles([liked, archive]);
  const run = await importHistory({ store, telemetry, clock }, { listenerId: id, found });
  if (run.totals.rejected !== 1 || run.totals.added !== 1) throw new Error('not as imported');
  const [file] = await store.imports.files(run.id);
  await append(store, id, 'api', [beforeAll], file?.id ?? null);
}

/** A listener with something of every kind, in every table that can hold something of theirs. */
export async function fullListener(deps: FullDeps): Promise<number> {
  const { store } = deps;
  const { id } = await store.listeners.create({
    name: 'Ada',
    timeZone: 'Europe/Berlin',
    demo: false,
  });
  await listen(store, id);
  await judge(store, id);
  await connect(store, id);
  await enrich(store, id);
  await spend(store, id);
  await talk(store, id, first);
  await importFiles(deps, id);
  return id;
}
