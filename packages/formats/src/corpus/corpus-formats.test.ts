import { expect, it } from 'vitest';
import type { DumpListen } from '../listenbrainz/dump.ts';
import { recogniseCorpus } from './corpus-formats.ts';

const encoder = new TextEncoder();

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size = 7) {
  const bytes = encoder.encode(text);
  const { format, refusals } = recogniseCorpus(bytes);
  if (format === null) return refusals.map(({ title, why }) => `${title}: ${why}`);
  const found: DumpListen[] = [];
  for await (const batch of format.parse(pieces(bytes, size))) found.push(...batch);
  return found.map(({ listener, record }) => {
    const { play, rejected, notMusic, line } = record;
    if (!play) return `${line} ${listener}: ${rejected?.reason ?? notMusic}`;
    const { track, startedAt, msPlayed } = play;
    const at = new Date(startedAt).toISOString().slice(0, 19);
    return `${line} ${listener}: ${at} ${msPlayed} ${track.artist} – ${track.title}`;
  });
}

it.each([
  ['listener,track,artist,timestamp\nann,Song,Band,1700000000\n', 'ann'],
  ['user_id;title;artist;album;ts\n7;Song;Band;;1700000000000\n', '7'],
  ['artist,song,user,listened_at\nBand,Song,"O, Ann",2023-11-14T22:13:20Z\n', 'O, Ann'],
  ['time\tuser\tartist\ttitle\n2023-11-14 22:13:20\tann\tBand\tSong\n', 'ann'],
])('a log is read by the names of its columns: %j', async (text, listener) => {
  expect(await read(text)).toEqual([`2 ${listener}: 2023-11-14T22:13:20 -1 Band – Song`]);
});

it('where a log stamps the end of plays, the start is told', async () => {
  const text = 'listener,ended_at,track,artist,ms_played\n1,1700000000000,Song,Band,200000\n';
  expect(await read(text)).toEqual(['2 1: 2023-11-14T22:10:00 200000 Band – Song']);
});

it('a row that cannot be used is rejected alone, by line, and so is one of nobody', async () => {
  const rows = ['ann,Song,Band,1700000000', 'ann,,Band,1700000000', 'bob,Song,Band,soon'];
  const more = [
    ',Song,Band,1700000000',
    'bob,Song,Band,1700000000,more',
    'bob,Two,Band,1700000001',
  ];
  const text = ['user,track,artist,ts', ...rows, ...more].join('\n');
  expect(await read(text)).toEqual([
    '2 ann: 2023-11-14T22:13:20 -1 Band – Song',
    '3 ann: track is missing',
    '4 bob: ts "soon" is not a time (seconds since 1970)',
    '5 : the listener is missing',
    '6 : the row has 5 cells, the table 4 columns',
    '7 bob: 2023-11-14T22:13:21 -1 Band – Two',
  ]);
});

it('the public dump is read in both of its shapes', async () => {
  const metadata = { track_name: 'Song', artist_name: 'Band' };
  const rows = [
    { user_id: 5, user_name: 'ann', timestamp: 1_700_000_000, track_metadata: metadata },
    { user_id: 6, listened_at: 1_700_000_001, track_metadata: metadata },
    { listened_at: 1_700_000_002, track_metadata: { track_name: 'Song' } },
  ];
  expect(await read(rows.map((row) => JSON.stringify(row)).join('\n'))).toEqual([
    '1 ann: 2023-11-14T22:13:20 -1 Band – Song',
    '2 6: 2023-11-14T22:13:21 -1 Band – Song',
    '3 : track_metadata.artist_name is missing',
  ]);
});

it('what is no corpus is told what it lacks', async () => {
  const own = { listened_at: 1_700_000_000, track_metadata: {} };
  expect((await read(JSON.stringify(own)))[0]).toMatch(/dump: .*one listener's history/);
  const refused = await read('artist,track,ts\nBand,Song,1700000000\n');
  expect(refused[1]).toMatch(/CSV log.*no column is called listener.*"artist", "track", "ts"/);
  expect(await read('GPL, version 2\n')).toHaveLength(2);
  expect(await read('')).toHaveLength(2);
});
