import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentTelemetry } from '@echotune/data';
import { extendedHistoryChunks } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { answering } from '../recommend/answering.fixture.ts';
import { cancelJob } from './cancel-job.ts';
import { jobHandlers } from './handle-jobs.ts';
import { removeListener } from './remove-listener.ts';
import { retryJob } from './retry-job.ts';
import { type SettleDeps, settleImports } from './settle-imports.ts';
import { workOffJobs } from './work-off-jobs.ts';

let test: TestStore;
let deps: SettleDeps;
let listenerId: number;

beforeEach(async () => {
  test = await openStore();
  deps = { ...test.deps, spoolFolder: join(test.folder, 'spool') };
  mkdirSync(deps.spoolFolder);
  listenerId = (await test.store.listeners.create({ name: 'me', timeZone: 'UTC', demo: false })).id;
});

afterEach(() => test.close());

const folderOf = (upload: string) => join(deps.spoolFolder, upload);

function receive(upload: string, ageMinutes = 0): void {
  mkdirSync(join(folderOf(upload), '0'), { recursive: true });
  const rows = extendedHistoryChunks({
    plays: 20,
    tracks: 5,
    endsAt: Date.UTC(2025, 0, 1),
    seed: 1,
  });
  writeFileSync(join(folderOf(upload), '0', 'endsong_0.json'), [...rows].join(''));
  const touchedAt = new Date(deps.clock() - ageMinutes * 60_000);
  utimesSync(folderOf(upload), touchedAt, touchedAt);
}

async function enqueue(upload: string, ageMinutes = 0): Promise<number> {
  receive(upload, ageMinutes);
  const job = await test.store.jobs.enqueue('import', { listenerId, upload }, { maxAttempts: 2 });
  return job.id;
}

async function claim() {
  const held = await test.store.jobs.claim(['import'], 60_000);
  if (held === null) throw new Error('not claimed');
  return held;
}

const error = { code: 'internal', message: 'out of memory' };

it('the upload of an import cancelled while it waits is removed at once', async () => {
  const id = await enqueue('a');
  await enqueue('b');
  await cancelJob(deps, id);
  expect([existsSync(folderOf('a')), existsSync(folderOf('b'))]).toEqual([false, true]);
});

it('an upload stays until the last attempt has failed, and the run then counts as failed', async () => {
  const id = await enqueue('a');
  const run = await test.store.imports.begin(listenerId, 0);
  for (const state of ['running', 'failed']) {
    const held = await claim();
    await held.report({ runId: run.id });
    await settleImports(deps);
    expect(existsSync(folderOf('a'))).toBe(true);
    await held.fail(error);
    await settleImports(deps);
    expect((await test.store.imports.get(run.id))?.state).toBe(state);
    expect(existsSync(folderOf('a'))).toBe(state === 'running');
    test.advance(60_000);
  }
  expect((await test.store.jobs.get(id))?.state).toBe('failed');
  expect((await test.store.imports.get(run.id))?.failure).toBe('out of memory');
});

it('an import cancelled while it ran leaves no run going on', async () => {
  const id = await enqueue('a');
  const run = await test.store.imports.begin(listenerId, 0);
  const held = await claim();
  await held.report({ runId: run.id });
  await cancelJob(deps, id);
  expect(existsSync(folderOf('a'))).toBe(true);
  await held.cancelled();
  await settleImports(deps);
  expect(existsSync(folderOf('a'))).toBe(false);
  expect((await test.store.imports.get(run.id))?.state).toBe('cancelled');
});

it('an upload still arriving stays, an abandoned one goes, one that waits long stays', async () => {
  receive('arriving', 50);
  receive('abandoned', 70);
  await enqueue('waiting', 6000);
  await settleImports(deps);
  const stay = ['arriving', 'abandoned', 'waiting'].map((upload) => existsSync(folderOf(upload)));
  expect(stay).toEqual([true, false, true]);
});

it('a listener is forgotten with what they sent and nobody has read yet', async () => {
  await enqueue('a');
  await removeListener(deps, listenerId);
  expect(existsSync(folderOf('a'))).toBe(false);
});

it('an import whose upload is gone, or whose payload is not ours, fails at once and says so', async () => {
  const { id } = await test.store.jobs.enqueue('import', { listenerId, upload: 'gone' });
  const other = await test.store.jobs.enqueue('import', { listenerId, files: 7 });
  const handlers = jobHandlers({ ...answering(test), ...deps, modelsFolder: '', codeVersion: '' });
  await workOffJobs(test.store, handlers, { telemetry: silentTelemetry });
  const codes = await Promise.all([id, other.id].map((job) => test.store.jobs.get(job)));
  expect(codes.map((job) => job?.error?.code)).toEqual(['import-unreadable', 'input-invalid']);
});

it('an import is tried again while its files are there, and refused once they are gone', async () => {
  const id = await enqueue('a');
  await (await claim()).fail(error, { retry: false });
  expect(await retryJob(deps, id)).toMatchObject({ state: 'queued', attempts: 0 });
  await settleImports(deps);
  expect(existsSync(folderOf('a'))).toBe(true);
  await cancelJob(deps, id);
  await expect(retryJob(deps, id)).rejects.toMatchObject({ code: 'job-not-retryable' });
  await expect(retryJob(deps, id + 1)).rejects.toMatchObject({ code: 'job-unknown' });
});
