import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Store, silentTelemetry } from '@echotune/data';
import { extendedHistoryChunks, namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { findFiles } from '../import/find-files.ts';
import { importHistory } from '../import/import-history.ts';
import { type JobDeps, jobHandlers } from '../jobs/handle-jobs.ts';
import { jobKinds } from '../jobs/job-kinds.ts';
import { workOffJobs } from '../jobs/work-off-jobs.ts';
import { answering } from '../recommend/answering.fixture.ts';
import { trainModels } from '../train/train-models.ts';
import { applyRetention, scheduleRetention } from './apply-retention.ts';
import { setRetention } from './set-retention.ts';
import { undoImport } from './undo-import.ts';

const dayMs = 86_400_000;
let test: TestStore;
let deps: JobDeps;

beforeEach(async () => {
  test = await openStore();
  const folders = {
    modelsFolder: join(test.folder, 'models'),
    spoolFolder: join(test.folder, 'spool'),
  };
  deps = { ...answering(test), ...folders, codeVersion: 'test' };
  for (const folder of Object.values(folders)) mkdirSync(folder);
});
afterEach(() => test.close());

/** Somebody who played a song a day, up to today. */
async function listener(name: string, days = 10): Promise<number> {
  const now = test.deps.clock();
  const { id } = await test.store.listeners.create({ name, timeZone: 'UTC', demo: false });
  const plays = Array.from({ length: days }, (_, ago) => ({
    track: namedTrack(`Song ${ago % 3}`, name),
    startedAt: now - ago * dayMs,
    msPlayed: 200_000,
  }));
  await recordPlays(test.store, { listenerId: id, source: 'api', now }, plays);
  return id;
}

const keep = (id: number, playsDays: number | null, shownDays: number | null = null) =>
  test.store.listeners.setRetention(id, { playsDays, shownDays });
const files = () => readdirSync(deps.modelsFolder);

async function show(listenerId: number, at: number): Promise<void> {
  const [songId = 0] = (await test.store.plays.columns(listenerId)).songIds;
  const shown = {
    shelf: 'discover',
    slot: 0,
    score: 1,
    model: 'x',
    familiarity: null,
    newestPlay: null,
  };
  const about = { propensity: 1, adjustments: {}, songs: null };
  await test.store.impressions.add([{ listenerId, at, songId, ...shown, ...about }]);
}

it('each loses what is older than they keep it, and who keeps for ever nothing', async () => {
  const [ada, bob] = [await listener('Ada'), await listener('Bob')];
  const now = test.deps.clock();
  for (const id of [ada, bob]) {
    for (const days of [1, 20, 100]) await show(id, now - days * dayMs);
  }
  await keep(ada, 3, 10);
  await trainModels(deps);
  const [known] = files();
  expect(await applyRetention(deps, 'now')).toEqual([
    { listenerId: ada, plays: 6, shown: 2 },
    { listenerId: bob, plays: 0, shown: 1 },
  ]);
  expect(await test.store.plays.count(ada)).toBe(4);
  expect(await test.store.plays.count(bob)).toBe(10);
  expect(files()).toHaveLength(1);
  const [anew] = files();
  expect(anew).not.toBe(known);

  expect(await applyRetention(deps, 'now')).toMatchObject([{ plays: 0 }, { plays: 0 }]);
  expect(files()).toEqual([anew]);
});

it('a setting changes what it names, and holds from then on', async () => {
  const id = await listener('Ada');
  await setRetention(deps, id, { playsDays: 5 }, 'later');
  expect(await setRetention(deps, id, { shownDays: 7 }, 'later')).toEqual({ plays: 0, shown: 0 });
  expect(await test.store.listeners.retention(id)).toEqual({ playsDays: 5, shownDays: 7 });
  test.advance(dayMs);
  expect(await applyRetention(deps, 'later', [id])).toMatchObject([{ plays: 1 }]);
});

it('once a day a job sees to it, and has the models trained', async () => {
  const id = await listener('Ada');
  await keep(id, 3);
  await scheduleRetention(test.store);
  const handlers = jobHandlers(deps);
  const work = () => workOffJobs(test.store, handlers, { telemetry: silentTelemetry });
  expect(await work()).toBe(0);
  test.advance(dayMs);
  expect(await test.store.jobs.due(jobKinds)).toBe(true);
  expect(await work()).toBe(2);
  const [train, retention] = await test.store.jobs.list({});
  expect(retention).toMatchObject({ kind: 'retention', state: 'done' });
  expect(retention?.result).toEqual({ expired: [{ listenerId: id, plays: 7, shown: 0 }] });
  expect(train).toMatchObject({ kind: 'train', state: 'done' });
  expect(await test.store.models.byAlias('blend', 'champion')).toMatchObject({
    metrics: { listens: 3 },
  });
});

async function history(plays: number): Promise<string> {
  const chunks = extendedHistoryChunks({ plays, tracks: 20, endsAt: test.deps.clock() });
  const file = join(test.folder, 'Streaming_History_Audio_2025_0.json');
  writeFileSync(file, [...chunks].join(''));
  return file;
}

it('an import job says how many of its plays were older, and learns from none of them', async () => {
  const { id } = await test.store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  await keep(id, 2);
  const file = await history(300);
  mkdirSync(join(deps.spoolFolder, 'sent'));
  copyFileSync(file, join(deps.spoolFolder, 'sent', '0'));
  await test.store.jobs.enqueue('import', { listenerId: id, upload: 'sent' });
  await workOffJobs(test.store, jobHandlers(deps), { telemetry: silentTelemetry });
  const [job] = await test.store.jobs.list({ kind: 'import' });
  const left = await test.store.plays.count(id);
  const run = await test.store.imports.get(1);
  expect(job?.result).toMatchObject({ expired: (run?.totals.added ?? 0) - left });
  const { startedAt } = await test.store.plays.columns(id);
  expect(startedAt.every((at) => at >= test.deps.clock() - 2 * dayMs)).toBe(true);
});

it('a training that had begun before an import was undone does not keep what it brought', async () => {
  const listenerId = await listener('Ada');
  const found = await findFiles([await history(200)]);
  const run = await importHistory(deps, { listenerId, found });
  const { store } = test;
  let isUndone = false;
  const transaction: Store['transaction'] = async (work) => {
    if (!isUndone) await undoImport(deps, { listenerId, runId: run.id }, 'later');
    isUndone = true;
    return store.transaction(work);
  };
  const racing = { ...deps, store: Object.assign(Object.create(store), { transaction }) };
  const model = await trainModels(racing);
  expect(model.metrics).toMatchObject({ listeners: 1, listens: 10 });
  expect(files()).toEqual([model.artifact]);
});
