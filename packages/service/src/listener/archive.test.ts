import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Store, silentTelemetry } from '@echotune/data';
import type { ArchiveLine } from '@echotune/formats';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
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
      ...['verdict', 'exclusion', 'saved', 'shown', 'import'],
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
