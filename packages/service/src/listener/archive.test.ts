import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Store, silentTelemetry } from '@echotune/data';
import { type ArchiveLine, namedTrack, type PlayRecord, unknownMs } from '@echotune/formats';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { resolveSpelling } from '../identify/resolve-spelling.ts';
import { findFiles } from '../import/find-files.ts';
import { importHistory } from '../import/import-history.ts';
import { exportListener } from './export-listener.ts';
import { retimeSource } from './retime-source.ts';

const minuteMs = 60_000;
const first = Date.UTC(2024, 2, 1, 20);
const song = namedTrack('Paper Lanterns (feat. Tomas)', 'Orla Quist', { album: 'Maps' });
const sameSong = namedTrack('Paper Lanterns (feat. Tomas)', 'Orla Quist', {
  id: `spotify:track:${'a'.repeat(22)}`,
  album: 'Maps (Deluxe)',
  identities: [{ kind: 'spotify-track', value: `spotify:track:${'a'.repeat(22)}` }],
});
const other = namedTrack('Ort', 'Die Ärzte & Freunde', { artists: ['Die Ärzte', 'Freunde'] });

async function emptyStore(): Promise<Store> {
  const { store, close } = await openStore();
  onTestFinished(close);
  return store;
}

async function append(
  store: Store,
  listenerId: number,
  source: string,
  plays: readonly Omit<PlayRecord, 'kept'>[],
): Promise<void> {
  const ids = await store.catalogue.resolve(
    plays.map(({ track }) => resolveSpelling(source, track)),
  );
  const rows = plays.map(({ stampedAt, startedAt, msPlayed }, i) => ({
    ...{ spellingId: ids[i]?.spellingId ?? 0, trackId: ids[i]?.trackId ?? 0 },
    ...{ stampedAt, startedAt, msPlayed, kept: '{"shuffle":true}', record: null },
  }));
  await store.plays.append(listenerId, rows, null);
}

/** A listener with something of every kind. */
async function fullListener(store: Store): Promise<number> {
  const { id } = await store.listeners.create({
    name: 'Ada',
    timeZone: 'Europe/Berlin',
    demo: false,
  });
  const ended = (at: number, track = sameSong) => ({
    ...{ track, startedAt: at, stampedAt: at + 180_000, msPlayed: 180_000 },
  });
  const started = (at: number, track = song) => ({
    ...{ track, startedAt: at, stampedAt: at, msPlayed: unknownMs },
  });
  const times = [0, 10, 20, 30, 40].map((minutes) => first + minutes * minuteMs);
  await append(
    store,
    id,
    'spotify-extended',
    times.map((at) => ended(at)),
  );
  await append(
    store,
    id,
    'listenbrainz',
    times.map((at) => started(at + 1000)),
  );
  await append(store, id, 'lastfm-json', [started(times[1]! + 60 * minuteMs)]);
  await append(store, id, 'api', [started(first - minuteMs, other)]);
  await retimeSource(store, { listenerId: id, source: 'lastfm-json', zone: 'Europe/Berlin' });
  const [last] = await store.plays.recent(id, 1);
  await store.plays.delete(id, last?.id ?? 0);
  const [shared] = await store.witnesses.shared(id, { offset: 0, limit: 1 });
  const [witness] = shared?.witnesses ?? [];
  if (!shared || !witness) throw new Error('no shared play');
  await store.witnesses.part(id, shared.playId, witness.source, first);
  const { songId } = shared;
  const [artist] = await store.features.findArtists(['orla quist']);
  const onSong = { songId, artistId: null };
  await store.verdicts.set(id, { kind: 'love', at: first, ...onSong });
  await store.verdicts.set(id, { kind: 'hide', at: first, songId: null, artistId: artist ?? 0 });
  await store.verdicts.exclude(id, { from: first, to: null, ...onSong });
  await store.saved.add(id, [{ songId, savedAt: first, source: 'exportify' }]);
  await store.impressions.add([
    {
      ...{ listenerId: id, at: first, shelf: 'discover', slot: 2, songId, score: 0.25 },
      ...{ model: 'blend@1', familiarity: null, propensity: 1, adjustments: { heard: -1 } },
    },
  ]);
  return id;
}

async function archive(store: Store, listenerId: number): Promise<ArchiveLine[]> {
  const lines: ArchiveLine[] = [];
  for await (const line of exportListener(store, listenerId)) lines.push(line);
  return lines;
}

/** The lines without what is of this store alone: numbers of plays, and which import brought them. */
function comparable(lines: readonly ArchiveLine[]): unknown[] {
  const numbers = new Map<number, number>();
  return lines
    .filter(({ kind }) => kind !== 'import')
    .map((line) => {
      if (line.kind !== 'play') return line;
      if (!numbers.has(line.play)) numbers.set(line.play, numbers.size);
      return { ...line, play: numbers.get(line.play) };
    });
}

async function importArchive(store: Store, listenerId: number, lines: readonly ArchiveLine[]) {
  const folder = mkdtempSync(join(tmpdir(), 'echotune-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'echotune-Ada.jsonl');
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const deps = { store, telemetry: silentTelemetry, clock: () => 0 };
  return importHistory(deps, { listenerId, found: await findFiles([file]) });
}

it('an archive brings back everything: exporting what was imported gives the same archive', async () => {
  const store = await emptyStore();
  const lines = await archive(store, await fullListener(store));
  expect(new Set(lines.map(({ kind }) => kind))).toEqual(
    new Set([
      ...['echotune-archive', 'play', 'deleted', 'apart', 'zone'],
      ...['verdict', 'exclusion', 'saved', 'shown'],
    ]),
  );
  const elsewhere = await emptyStore();
  const listener = await elsewhere.listeners.create({
    name: 'Ada',
    timeZone: 'Europe/Berlin',
    demo: false,
  });
  const run = await importArchive(elsewhere, listener.id, lines);
  expect(run.totals).toMatchObject({ read: lines.length, notMusic: 1, rejected: 0 });
  expect(comparable(await archive(elsewhere, listener.id))).toEqual(comparable(lines));
  expect(await elsewhere.check()).toEqual([]);

  const again = await importArchive(elsewhere, listener.id, lines);
  expect(again.totals).toMatchObject({ read: lines.length, added: 0, rejected: 0 });
  expect(comparable(await archive(elsewhere, listener.id))).toEqual(comparable(lines));
});
