import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Store, silentTelemetry } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { findFiles } from '../import/find-files.ts';
import { importHistory } from '../import/import-history.ts';
import { exportPlays, type PlayShape } from './export-plays.ts';

const first = Date.UTC(2024, 2, 1, 20);
const minuteMs = 60_000;

async function emptyStore(): Promise<Store> {
  const { store, close } = await openStore();
  onTestFinished(close);
  return store;
}

const created = async (store: Store) =>
  (await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false })).id;

async function exported(store: Store, listenerId: number, shape: PlayShape) {
  const written = { plays: 0, leftOut: 0 };
  let text = '';
  for await (const piece of exportPlays(store, listenerId, shape, written)) text += piece;
  return { text, written };
}

async function importText(store: Store, listenerId: number, name: string, text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'echotune-plays-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), text);
  const deps = { store, telemetry: silentTelemetry, clock: () => Date.UTC(2026, 0, 1) };
  const found = await findFiles([join(folder, name)]);
  return (await importHistory(deps, { listenerId, found })).totals;
}

it('a play of which one source knows the start and another the length has both in other shapes', async () => {
  const store = await emptyStore();
  const id = await created(store);
  const row = { endTime: '2024-03-01 20:02', artistName: 'A', trackName: 'T', msPlayed: 150_437 };
  await importText(store, id, 'StreamingHistory_music_0.json', JSON.stringify([row]));
  const start = (first + 10_000) / 1000;
  const log = `#AUDIOSCROBBLER/1.1\n#TZ/UTC\n#CLIENT/x\nA\t\tT\t\t151\tL\t${start}\t\n`;
  expect(await importText(store, id, '.scrobbler.log', log)).toMatchObject({ added: 0 });
  const { text, written } = await exported(store, id, 'spotify');
  expect(written).toEqual({ plays: 1, leftOut: 0 });
  const streamed = { ts: '2024-03-01T20:02:41Z', ms_played: 150_437 };
  expect(JSON.parse(text)).toMatchObject([streamed]);
});

it.each([
  ['spotify', 'Streaming_History_Audio_0.json', { plays: 4, leftOut: 1 }],
  ['listenbrainz', 'listens.jsonl', { plays: 4, leftOut: 1 }],
] as const)('plays in the shape of %s are read as the same plays', async (shape, name, counts) => {
  const store = await emptyStore();
  const id = await created(store);
  const track = namedTrack('Paper "Lanterns"', 'Orla Quist', { album: 'Maps, with commas' });
  const lengths = [180_000, 31_000, 200_000, 4_000, -1];
  const plays = lengths.map((msPlayed, nth) => ({
    track,
    startedAt: first + nth * 10 * minuteMs,
    msPlayed,
  }));
  await recordPlays(store, { listenerId: id, source: 'api', now: Date.now() }, plays);
  const { text, written } = await exported(store, id, shape);
  expect(written).toEqual(counts);
  if (shape === 'spotify') expect(JSON.parse(text)).toHaveLength(4);

  const elsewhere = await emptyStore();
  const there = await created(elsewhere);
  expect(await importText(elsewhere, there, name, text)).toMatchObject({ read: 4, added: 4 });
  const columns = await elsewhere.plays.columns(there);
  const wanted = plays.filter(({ msPlayed }) =>
    shape === 'spotify' ? msPlayed >= 0 : msPlayed < 0 || msPlayed >= 30_000,
  );
  expect([...columns.startedAt]).toEqual(wanted.map(({ startedAt }) => startedAt));

  // Brought back to where it came from, it is what was there.
  expect(await importText(store, id, name, text)).toMatchObject({ added: 0, duplicates: 4 });
  expect(await store.plays.count(id)).toBe(5);
});
