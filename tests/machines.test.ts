/** Processes that share nothing but a database and a bucket, as on machines of their own. */
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type FakeS3, fakeS3Keys, startFakeS3 } from '@echotune/connect';
import { openPostgresStore, type Store, silentTelemetry } from '@echotune/data';
import { extendedHistoryChunks, sourceClocks } from '@echotune/formats';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { childrenOf } from './kit/children.ts';
import { firstJson, runEchotune, spawnEchotune } from './kit/echotune.ts';
import { temporaryDatabase } from './kit/postgres.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';
import { upload } from './kit/upload.ts';
import { describeWith } from './need.ts';

const historyPlays = 1500;
const homes = mkdtempSync(join(tmpdir(), 'echotune-machines-'));

async function until<T>(look: () => Promise<T>, isEnough: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (isEnough(seen)) return seen;
    await wait(50);
  }
}

describeWith('postgres', 'three machines on one PostgreSQL and one bucket', () => {
  let database: Awaited<ReturnType<typeof temporaryDatabase>>;
  let bucket: FakeS3;
  let server: OwnedServer;
  let store: Store;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    database = await temporaryDatabase();
    bucket = await startFakeS3({ pageLength: 2 });
    environment = {
      ...{ DATABASE_URL: database.url, ECHOTUNE_LOG_LEVEL: 'silent' },
      ...{ ECHOTUNE_SHARED_FILES: 's3://music/echotune', ECHOTUNE_WORKER: 'false' },
      ECHOTUNE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      ECHOTUNE_SHARED_FILES_ENDPOINT: bucket.server.address,
      ECHOTUNE_SHARED_FILES_REGION: fakeS3Keys.region,
      ECHOTUNE_SHARED_FILES_ACCESS_KEY: fakeS3Keys.accessKey,
      ECHOTUNE_SHARED_FILES_SECRET_KEY: fakeS3Keys.secretKey,
    };
    const { url } = database;
    const deps = { clock: Date.now, clocks: sourceClocks, telemetry: silentTelemetry };
    store = await openPostgresStore({ url, ...deps });
    server = await startOwned(join(homes, 'a'), environment);
  });

  afterAll(async () => {
    await server?.stop();
    await store?.close();
    await bucket?.server.close();
    await database?.remove();
    rmSync(homes, { recursive: true, force: true });
  });

  const ask = async ({ address, headers }: OwnedServer, path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      ...init,
      headers: { ...headers, ...Object.fromEntries(new Headers(init.headers)) },
    });
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  };
  const send = (seed: number) => {
    const endsAt = Date.UTC(2025, 0, 1);
    const rows = extendedHistoryChunks({ plays: historyPlays, tracks: 300, endsAt, seed });
    const { headers, payload } = upload({ 'endsong_0.json': [...rows].join('') });
    return ask(server, '/imports', { method: 'POST', headers, body: new Uint8Array(payload) });
  };
  const job = (id: number) => store.jobs.get(id);
  /** `echotune work` on the second machine, which ends with the test at the latest. */
  const work = () => {
    const child = spawnEchotune(join(homes, 'b'), ['work', '--json'], environment);
    onTestFinished(() => void child.kill('SIGKILL'));
    return { child, exited: once(child, 'exit') };
  };
  const inHome = (home: string, folder: string) => readdirSync(join(homes, home, folder));
  const inBucket = (folder: string) =>
    [...bucket.objects.keys()].filter((key) => key.startsWith(`echotune/${folder}/`));

  it('one takes an upload, another imports and learns it, a third answers with what was learnt', async () => {
    const { status, body } = await send(1);
    expect(status).toBe(202);
    expect(inHome('a', 'spool')).toEqual([]);
    expect(inBucket('spool')).toHaveLength(2);
    // Nobody here takes it: servers leave jobs to workers.
    expect(childrenOf(server.child.pid)).toEqual([]);
    expect((await job(body.id))?.state).toBe('queued');

    const { child, exited } = work();
    try {
      expect(await firstJson(child)).toEqual({ works: true });
      const ended = await until(
        () => job(body.id),
        (seen) => seen?.finishedAt !== null,
      );
      expect(ended).toMatchObject({ state: 'done', attempts: 1 });
      await until(
        async () => inBucket('spool').length + inHome('b', 'spool').length,
        (left) => left === 0,
      );
      expect([inBucket('models').length, inHome('a', 'models')]).toEqual([1, []]);

      const third = await startOwned(join(homes, 'c'), environment);
      try {
        expect(
          (await ask(third, '/recommendations?shelf=on-repeat')).body.items.length,
        ).toBeGreaterThan(9);
        expect(inHome('c', 'models')).toEqual(inHome('b', 'models'));
        // The first has no copy of it, and knows nevertheless that it is kept.
        const { body: listed } = await ask(server, '/models');
        expect(listed.models).toMatchObject([{ version: 1, stage: 'champion', isKept: true }]);
      } finally {
        await third.stop();
      }
    } finally {
      child.kill('SIGTERM');
    }
    expect(await exited).toEqual([0, null]);
  });

  it('a worker that is told to stop in the midst of a job gives it back, and another goes on', async () => {
    const { body } = await send(2);
    const first = work();
    await until(
      () => job(body.id),
      (seen) => seen?.state === 'running',
    );
    first.child.kill('SIGTERM');
    expect(await first.exited).toEqual([0, null]);
    const given = await job(body.id);
    expect(['queued', 'done']).toContain(given?.state);
    const second = work();
    const ended = await until(
      () => job(body.id),
      (seen) => seen?.finishedAt !== null,
    );
    expect(ended?.state).toBe('done');
    second.child.kill('SIGINT');
    await second.exited;
    expect((await ask(server, `/imports/${body.id}`)).body.totals.read).toBe(historyPlays);
  });

  it('one that is not told of the bucket does not start, and touches nothing', async () => {
    const untold = Object.entries(environment).filter(([name]) => !name.includes('SHARED_FILES'));
    const events = await store.models.notes('blend', 99);
    for (const args of [['start'], ['work'], ['models', 'train']]) {
      const { code, stderr } = await runEchotune(
        join(homes, 'e'),
        args,
        Object.fromEntries(untold),
      );
      expect([code, stderr]).toEqual([
        expect.any(Number),
        expect.stringContaining('[shared-files-unset]'),
      ]);
      expect(stderr).toContain('s3://music/echotune');
    }
    expect(await store.models.notes('blend', 99)).toEqual(events);
  });

  it('where the bucket is away uploads are refused with its code, and doctor names it', async () => {
    bucket.server.misbehave(
      ...Array.from({ length: 40 }, () => ({ kind: 'server-error' }) as const),
    );
    const { status, body } = await send(3);
    expect([status, body.code]).toEqual([503, 'shared-files-away']);
    expect(inHome('a', 'spool')).toEqual([]);
    bucket.server.behave();
    const wrong = { ...environment, ECHOTUNE_SHARED_FILES_SECRET_KEY: 'another' };
    const { stdout } = await runEchotune(join(homes, 'd'), ['doctor'], wrong);
    expect(stdout).toMatch(/✗ shared-files .*SignatureDoesNotMatch/);
    expect(stdout).not.toContain('--repair');
  });
});
