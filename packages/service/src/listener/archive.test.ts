import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NewDecision, type Store, silentTelemetry } from '@echotune/data';
import { type ArchiveLine, namedTrack } from '@echotune/formats';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { findFiles } from '../import/find-files.ts';
import { importHistory } from '../import/import-history.ts';
import { exportListener } from './export-listener.ts';
import { fullListener } from './full-listener.fixture.ts';

async function emptyStore() {
  const { store, deps, folder, close } = await openStore();
  onTestFinished(close);
  return { store, deps: { ...deps, folder: join(folder, 'exports') } };
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
  const { store, deps } = await emptyStore();
  const lines = await archive(store, await fullListener(deps));
  expect(new Set(lines.map(({ kind }) => kind))).toEqual(
    new Set([
      ...['echotune-archive', 'retention', 'play', 'deleted', 'apart', 'zone'],
      ...['verdict', 'exclusion', 'saved', 'shown', 'import', 'identity'],
    ]),
  );
  const { store: elsewhere } = await emptyStore();
  const listener = await elsewhere.listeners.create({
    name: 'Ada',
    timeZone: 'Europe/Berlin',
    demo: false,
  });
  const run = await importArchive(elsewhere, listener.id, lines);
  expect(run.totals).toMatchObject({ read: lines.length, notMusic: 2, rejected: 0 });
  expect(comparable(await archive(elsewhere, listener.id))).toEqual(comparable(lines));
  expect(await elsewhere.check()).toEqual([]);

  const again = await importArchive(elsewhere, listener.id, lines);
  expect(again.totals).toMatchObject({ read: lines.length, added: 0, rejected: 0 });
  expect(comparable(await archive(elsewhere, listener.id))).toEqual(comparable(lines));
});

it('an archive does not say for how long somebody with plays of their own keeps them', async () => {
  const { store, deps } = await emptyStore();
  const lines = await archive(store, await fullListener(deps));
  const { store: elsewhere, deps: own } = await emptyStore();
  const id = await fullListener(own);
  const kept = { playsDays: null, shownDays: null };
  await elsewhere.listeners.setRetention(id, kept);
  await importArchive(elsewhere, id, lines);
  expect(await elsewhere.listeners.retention(id)).toEqual(kept);
});

const first = Date.UTC(2024, 0, 1);

/** A listener of five songs by four artists, and one decision of every kind about them. */
async function decided() {
  const { store } = await emptyStore();
  const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  const names = [
    ...[
      ['Ort', 'Freunde'],
      ['Ort (Live)', 'Freunde'],
      ['Ort - Demo', 'Freunde'],
    ],
    ...[
      ['Oort', 'Freunde'],
      ['Lied', 'Orla & Quist'],
      ['Tide', 'Tomas'],
      ['Tyde', 'Thomas'],
    ],
  ];
  const plays = names.map(([title = '', artist = ''], at) => {
    return { track: namedTrack(title, artist), startedAt: first + at * 600_000, msPlayed: 90_000 };
  });
  await recordPlays(store, { listenerId: id, source: 'api', now: first + 1e9 }, plays);
  const { trackIds, songIds } = await store.plays.columns(id);
  const track = (at: number) => trackIds[at] ?? 0;
  const song = (at: number) => songIds[at] ?? 0;
  const [freunde, both, tomas, thomas] = (
    await store.features.findArtists(['freunde', 'orla & quist', 'tomas', 'thomas'])
  ).map((artist) => artist ?? 0);
  const credit = both || ((await store.catalogue.songs()).artistIds[0] ?? 0);
  const parts = ['Orla', 'Quist'].map((name) => ({ name, key: name.toLowerCase() }));
  const decisions: NewDecision[] = [
    { kind: 'part-track', trackId: track(1) },
    { kind: 'merge-songs', songId: song(3), intoId: song(0) },
    { kind: 'move-track', trackId: track(2), songId: song(5) },
    { kind: 'rename-song', songId: song(4), title: 'Lieder' },
    { kind: 'different-songs', songId: song(5), otherId: song(6) },
    { kind: 'different-artists', artistId: tomas ?? 0, otherId: freunde ?? 0 },
    { kind: 'merge-artists', artistId: thomas ?? 0, intoId: tomas ?? 0 },
    { kind: 'rename-artist', artistId: freunde ?? 0, name: 'Die Freunde' },
    { kind: 'split-artist', artistId: credit, parts },
  ];
  for (const decision of decisions) {
    await store.identity.decide(decision, 'Ada').catch((cause: unknown) => {
      throw new Error(`cannot ${decision.kind}`, { cause });
    });
  }
  return { store, id, count: decisions.length };
}

it('an archive brings back what was decided about names, of every kind, once', async () => {
  const { store, id, count } = await decided();
  const lines = await archive(store, id);
  expect(lines.filter(({ kind }) => kind === 'identity')).toHaveLength(count);
  const { store: elsewhere } = await emptyStore();
  const ada = await elsewhere.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  const run = await importArchive(elsewhere, ada.id, lines);
  expect(run.totals.rejected).toBe(0);
  expect(comparable(await archive(elsewhere, ada.id))).toEqual(comparable(lines));
  const again = await importArchive(elsewhere, ada.id, lines);
  expect(again.totals).toMatchObject({ added: 0, rejected: 0 });
  for (const { id: decision } of await elsewhere.identity.decisions()) {
    await elsewhere.identity.undo(decision);
  }
  expect(await elsewhere.check()).toEqual([]);
});

it('what was decided about names stays away where others listen, and says so', async () => {
  const { store, id, count } = await decided();
  const lines = await archive(store, id);
  const { store: elsewhere } = await emptyStore();
  await elsewhere.listeners.create({ name: 'Eve', timeZone: 'UTC', demo: false });
  const ada = await elsewhere.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  const run = await importArchive(elsewhere, ada.id, lines);
  expect(run.totals.rejected).toBe(count);
  expect(await elsewhere.identity.decisions()).toEqual([]);
});
