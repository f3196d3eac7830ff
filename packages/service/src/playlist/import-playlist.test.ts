import { EchoError, type Store } from '@echotune/data';
import { namedTrack, type PlaylistFormat } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { addTracks } from './add-tracks.ts';
import { exportPlaylist } from './export-playlist.ts';
import { importPlaylist } from './import-playlist.ts';
import { showEntries } from './show-entries.ts';

const now = Date.UTC(2026, 0, 1);
const uri = `spotify:track:${'a'.repeat(22)}`;
let test: TestStore;
let store: Store;
let listenerId: number;

beforeEach(async () => {
  test = await openStore(now);
  store = test.store;
  ({ id: listenerId } = await store.listeners.create({
    name: 'Ada',
    timeZone: 'UTC',
    demo: false,
  }));
  const track = namedTrack('Paper Lanterns', 'Orla Quist', {
    ...{ id: uri, album: 'Tidal Rooms', identities: [{ kind: 'spotify-track', value: uri }] },
  });
  const play = { track, startedAt: now - 86_400_000, msPlayed: 200_000 };
  await recordPlays(store, { listenerId, source: 'api', now }, [play]);
});
afterEach(() => test.close());

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

const upload = (text: string, fileName = 'rain.csv') =>
  importPlaylist(store, { listenerId, fileName, chunks: bytes(text), now });

const table = `artist,title,album,note
Orla Quist,Paper Lanterns (Remastered 2011),,first
Bell & Harrow,Nine Bridges,Low Water,second
Bell & Harrow,Nine Bridges,Low Water,again
Bell & Harrow,,,
`;

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  return error instanceof EchoError ? error.code : String(error);
}

const shown = async (id: number) =>
  (await showEntries(store, { listenerId, id }, 0, 100)).map(({ song, reason }) => [
    song.title,
    reason,
  ]);

it('every row of a file is matched, created or rejected, and none becomes a play', async () => {
  const { playlist, isNew, format, read, matched, created, rejected } = await upload(table);
  expect({ isNew, format, read, matched, created }).toEqual({
    ...{ isNew: true, format: 'csv', read: 4, matched: 2, created: 1 },
  });
  expect(rejected).toEqual([{ record: 3, code: 'missing-field', reason: 'title is missing' }]);
  expect(playlist).toMatchObject({ name: 'rain', kind: 'manual', entryCount: 3 });
  expect(await shown(playlist.id)).toEqual([
    ['Paper Lanterns', 'first'],
    ['Nine Bridges', 'second'],
    ['Nine Bridges', 'again'],
  ]);
  expect(await store.plays.count(listenerId)).toBe(1);
});

it('the same file again is the playlist that there is, until somebody changed it', async () => {
  const first = await upload(table);
  const again = await upload(table);
  expect(again).toMatchObject({ isNew: false, matched: 3, created: 0 });
  expect(again.playlist).toEqual(first.playlist);
  const [entry] = await store.playlists.entries(listenerId, first.playlist.id, 0, 1);
  const ref = { listenerId, id: first.playlist.id, version: null };
  await store.playlists.takeOut(ref, [entry?.id ?? 0]);
  const second = await upload(table);
  expect(second).toMatchObject({ isNew: true, playlist: { name: 'rain 2' } });
  expect((await upload(table)).playlist).toEqual(second.playlist);
  expect(await store.playlists.list(listenerId, null, 9)).toHaveLength(2);
});

it('what is no playlist, or none that can be read, says so and leaves nothing', async () => {
  expect(await refusal(upload('\x89PNG', 'x.png'))).toBe('playlist-unrecognised');
  expect(await refusal(upload('{"playlist":', 'x.jspf'))).toBe('playlist-unreadable');
  expect(await refusal(upload('#EXTM3U\nsong.mp3\n', 'x.m3u'))).toBe('playlist-unreadable');
  expect(await store.playlists.list(listenerId, null, 9)).toEqual([]);
});

it.each<PlaylistFormat['name']>(['jspf', 'xspf', 'm3u', 'csv'])(
  'a playlist that goes out as %s comes in as the same songs, for somebody else too',
  async (format) => {
    const { playlist } = await upload(table);
    const ref = { listenerId, id: playlist.id, version: playlist.version };
    const whole = await addTracks(
      store,
      ref,
      [
        { track: namedTrack('=Sum of Parts', 'Étoile'), reason: 'for the rain' },
        { songId: (await store.plays.recent(listenerId, 1))[0]?.songId ?? 0 },
      ],
      { position: 1, now },
    );
    const file = await exportPlaylist(store, whole, format);
    expect(file.fileName).toBe(`rain.${format === 'm3u' ? 'm3u8' : format}`);
    const text = [...file.text].join('');
    const { id: other } = await store.listeners.create({ name: 'B', timeZone: 'UTC', demo: false });
    const { playlist: back, ...counts } = await importPlaylist(store, {
      ...{ listenerId: other, fileName: file.fileName, chunks: bytes(text), now },
    });
    expect(counts).toMatchObject({ read: 5, matched: 5, created: 0, rejected: [] });
    expect(back.name).toBe('rain');
    const songs = async (of: number, id: number) =>
      (await store.playlists.entries(of, id, 0, 9)).map(({ songId }) => songId);
    expect(await songs(other, back.id)).toEqual(await songs(listenerId, whole.id));
    if (format !== 'm3u') expect(text).toContain('for the rain');
    if (format !== 'm3u') expect(text).toContain(uri);
  },
);

it('tracks are added in their order, and a song that there is not adds none', async () => {
  const { playlist } = await upload(table);
  const ref = { listenerId, id: playlist.id, version: playlist.version };
  const wanted = [{ track: namedTrack('New', 'Name') }, { songId: 99 }];
  const adding = addTracks(store, ref, wanted, { position: null, now });
  expect(await refusal(adding)).toBe('song-unknown');
  expect(await store.playlists.get(listenerId, playlist.id)).toEqual(playlist);
});
