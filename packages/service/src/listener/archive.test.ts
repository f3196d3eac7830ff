import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Store, silentTelemetry } from '@echotune/data';
import type { ArchiveLine } from '@echotune/formats';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { findFiles } from '../import/find-files.ts';
import { importHistory } from '../import/import-history.ts';
import { archiveOf, comparable } from './archive.fixture.ts';
import { fullListener } from './full-listener.fixture.ts';

async function emptyStore() {
  const { store, deps, folder, close } = await openStore();
  onTestFinished(close);
  return { store, deps: { ...deps, folder: join(folder, 'exports') } };
}

async function importArchive(store: Store, listenerId: number, lines: readonly ArchiveLine[]) {
  const folder = mkdtempSync(join(tmpdir(), 'echotune-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'echotune-Ada.jsonl');
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const deps = { store, telemetry: silentTelemetry, clock: () => Date.UTC(2026, 0, 1) };
  return importHistory(deps, { listenerId, found: await findFiles([file]) });
}

it('an archive brings back everything: exporting what was imported gives the same archive', async () => {
  const { store, deps } = await emptyStore();
  const lines = await archiveOf(store, await fullListener(deps));
  expect(JSON.stringify(lines)).toContain('"releaseMbid":"0c0ffee0-');
  expect(new Set(lines.map(({ kind }) => kind))).toEqual(
    new Set([
      ...['echotune-archive', 'retention', 'play', 'deleted', 'apart', 'zone'],
      ...[
        'verdict',
        'exclusion',
        'saved',
        'shown',
        'import',
        'identity',
        'playlist',
        'playlist-entry',
        'conversation',
        'message',
      ],
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
  expect(comparable(await archiveOf(elsewhere, listener.id))).toEqual(comparable(lines));
  expect(await elsewhere.check()).toEqual([]);

  const again = await importArchive(elsewhere, listener.id, lines);
  expect(again.totals).toMatchObject({ read: lines.length, added: 0, rejected: 0 });
  expect(comparable(await archiveOf(elsewhere, listener.id))).toEqual(comparable(lines));
});

it('an archive does not say for how long somebody with plays of their own keeps them', async () => {
  const { store, deps } = await emptyStore();
  const lines = await archiveOf(store, await fullListener(deps));
  const { store: elsewhere, deps: own } = await emptyStore();
  const id = await fullListener(own);
  const kept = { playsDays: null, shownDays: null };
  await elsewhere.listeners.setRetention(id, kept);
  await importArchive(elsewhere, id, lines);
  expect(await elsewhere.listeners.retention(id)).toEqual(kept);
});

it('a conversation comes back by names alone: what waited is declined, and no id is of another thing', async () => {
  const { store, deps } = await emptyStore();
  const id = await fullListener(deps);
  const at = Date.UTC(2025, 0, 1);
  const [song] = (
    await store.catalogue.cards([...(await store.catalogue.songs()).songIds])
  ).values();
  if (song === undefined) throw new Error('none');
  const waiting = await store.conversations.begin(id, 'Waiting', at);
  const cards = [
    { kind: 'song', song, impression: 7, reason: null, plays: 3 },
    { kind: 'artist', id: song.artistId, name: song.artist, plays: null },
    { kind: 'playlist', id: 1, name: 'Evenings', entries: 2 },
    { kind: 'hologram', id: 1 },
  ];
  const change = { kind: 'judge-song', song: song.songId, verdict: 'love' };
  await store.conversations.add(id, waiting.id, [
    {
      ...{ speaker: 'assistant', text: '', content: { cards, fallback: 'budget-exceeded' }, at },
      ...{
        answeredBy: 'interpreter',
        costNanoUsd: 0,
        proposals: [{ sentence: 'Love it?', change }],
      },
    },
  ]);
  const lines = await archiveOf(store, id);
  const { store: elsewhere } = await emptyStore();
  const ada = await elsewhere.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  await importArchive(elsewhere, ada.id, lines);
  const page = { before: null, limit: 9 };
  const [back] = await elsewhere.conversations.list(ada.id, { ...page, words: ['waiting'] });
  expect(back).toMatchObject({ title: 'Waiting', createdAt: at, updatedAt: at, messages: 1 });
  const [message] = await elsewhere.conversations.messages(ada.id, back?.id ?? 0, page);
  const figure = (label: string, value: string) => ({ kind: 'figure', label, value });
  expect(message?.content).toEqual({
    cards: [figure(song.title, song.artist), figure(song.artist, ''), figure('Evenings', '2')],
    fallback: 'budget-exceeded',
  });
  const declined = { state: 'declined', outcome: '', decidedAt: at, change: {} };
  expect(message?.proposals).toMatchObject([{ sentence: 'Love it?', ...declined }]);
});
