import { setTimeout as wait } from 'node:timers/promises';
import { openPostgresStore, type Store, silentTelemetry } from '@echotune/data';
import { extendedHistoryChunks, sourceClocks } from '@echotune/formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { childrenOf } from './kit/children.ts';
import { runEchotune, temporaryHome } from './kit/echotune.ts';
import { temporaryDatabase } from './kit/postgres.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';
import { upload } from './kit/upload.ts';
import { describeWith } from './need.ts';

const historyPlays = 8000;

async function until<T>(look: () => Promise<T>, isEnough: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (isEnough(seen)) return seen;
    await wait(50);
  }
}

describeWith('postgres', 'two servers on one PostgreSQL', () => {
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  let database: Awaited<ReturnType<typeof temporaryDatabase>>;
  let store: Store;

  beforeAll(async () => {
    home = await temporaryHome();
    database = await temporaryDatabase();
    const { url } = database;
    const clock = Date.now;
    store = await openPostgresStore({
      url,
      clock,
      clocks: sourceClocks,
      telemetry: silentTelemetry,
    });
  });

  afterAll(async () => {
    await store.close();
    await database.remove();
    await home.remove();
  });

  const environment = () => ({ DATABASE_URL: database.url, ECHOTUNE_LOG_LEVEL: 'silent' });

  async function sendHistory({ address, headers }: OwnedServer, seed: number): Promise<number> {
    const endsAt = Date.UTC(2025, 0, 1);
    const rows = extendedHistoryChunks({ plays: historyPlays, tracks: 300, endsAt, seed });
    const sent = upload({ 'endsong_0.json': [...rows].join('') });
    const answer = await fetch(`${address}/api/v1/imports`, {
      method: 'POST',
      headers: { ...sent.headers, ...headers },
      body: new Uint8Array(sent.payload),
    });
    return JSON.parse(await answer.text()).id;
  }

  it('a worker that is killed in the midst of a job, and its server, are followed by the other: nothing is lost, nothing is done twice', async () => {
    const first = await startOwned(home.home, environment());
    const second = await startOwned(home.home, environment());
    try {
      expect(await store.leases.get('leading')).toMatchObject({ term: 1 });
      // Stopped for the while, so that it is the first one's worker that takes it up.
      second.child.kill('SIGSTOP');
      const id = await sendHistory(first, 1);
      const job = () => store.jobs.get(id);
      await until(
        async () => (await store.imports.list(1, 1))[0]?.totals.read ?? 0,
        (read) => read > 0,
      );
      const workers = childrenOf(first.child.pid);
      expect(workers).toHaveLength(1);
      for (const pid of workers) process.kill(pid, 'SIGKILL');
      await first.kill();
      second.child.kill('SIGCONT');
      expect((await job())?.state).toBe('running');
      const ended = await until(job, (seen) => seen?.finishedAt !== null);
      expect(ended).toMatchObject({ state: 'done', attempts: 2 });
      const [run, ...more] = await store.imports.list(1, 9);
      expect(more).toEqual([]);
      expect(run).toMatchObject({ state: 'done', totals: { read: historyPlays } });
      expect(await store.plays.count(1)).toBe(run?.totals.added);
      expect(await store.models.list('blend')).toHaveLength(1);
      expect(await store.check()).toEqual([]);
      const lease = await until(
        () => store.leases.get('leading'),
        (held) => held !== null && held.term > 1,
      );
      expect(lease?.holder).toContain(`/${second.child.pid}/`);
    } finally {
      await second.stop();
      await first.stop();
    }
  });

  it('on the command line jobs are listed, shown, ended and tried again, and what may not be is refused', async () => {
    const run = (...args: string[]) => runEchotune(home.home, ['jobs', ...args], environment());
    const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).stdout);
    const { id } = await store.jobs.enqueue('backtest', { listenerId: 1 });
    const held = await store.jobs.claim(['backtest'], 60_000);
    await held?.fail({ code: 'disk-full', message: 'The disk is full.' }, { retry: false });
    const { jobs } = await json('list', '--state', 'failed', '--kind', 'backtest');
    expect(jobs).toMatchObject([{ id, attempts: 1, failure: { code: 'disk-full' }, listener: 1 }]);
    expect(jobs[0].advice).toContain('Free space');
    expect((await run('show', String(id))).stdout).toContain('The disk is full. [disk-full]');
    expect(await json('retry', String(id))).toMatchObject({ id, state: 'queued', attempts: 0 });
    expect(await run('retry', String(id))).toMatchObject({
      ...{ code: 2, stderr: expect.stringContaining('[job-not-retryable]') },
    });
    expect(await json('cancel', String(id))).toMatchObject({ id, state: 'cancelled' });
    expect(await run('show', '987654')).toMatchObject({ code: 2 });
    const { schedules } = await json('schedules');
    const timing = { cron: '0 4 * * *', timeZone: 'UTC' };
    expect(schedules).toContainEqual(expect.objectContaining({ name: 'retention', timing }));
    expect((await run('schedules')).stdout).toMatch(/^playlists +playlists +every 1 h +next /m);
  });
});
