import { expect, it } from 'vitest';
import { codeOf, minuteMs, type OpenStage } from '../store/stage.fixture.ts';

const error = { code: 'import-unreadable', message: 'truncated' };

/** What every queue of jobs does, whatever it stands on. */
export function jobsContract(open: OpenStage): void {
  it('a job is claimed once, oldest first, and only by a worker of its kind', async () => {
    const { store, clock } = await open();
    const { jobs } = store;
    const late = await jobs.enqueue('train', { n: 1 }, { runAfter: clock.now + 10 });
    const first = await jobs.enqueue('train', { n: 2 });
    const other = await jobs.enqueue('import', 'text');
    expect(first).toMatchObject({ state: 'queued', attempts: 0, maxAttempts: 3 });
    expect((await jobs.claim(['train'], minuteMs))?.job).toMatchObject({
      id: first.id,
      payload: { n: 2 },
      state: 'running',
      attempts: 1,
    });
    expect(await jobs.due(['train'])).toBe(false);
    expect(await jobs.claim(['train'], minuteMs)).toBeNull();
    expect(await jobs.claim([], minuteMs)).toBeNull();
    clock.now += 10;
    expect(await jobs.due(['train'])).toBe(true);
    expect((await jobs.claim(['train', 'import'], minuteMs))?.job.id).toBe(other.id);
    expect((await jobs.claim(['train', 'import'], minuteMs))?.job.id).toBe(late.id);
  });

  it('workers that claim at the same time get a job each', async () => {
    const { store, beside } = await open();
    const other = await beside();
    for (let n = 0; n < 20; n++) await store.jobs.enqueue('train', n);
    const claims = await Promise.all(
      Array.from({ length: 24 }, (_, n) => (n % 2 ? store : other).jobs.claim(['train'], minuteMs)),
    );
    const ids = claims.flatMap((claim) => claim?.job.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(20);
  });

  it('progress and result are kept, also for a store opened later', async () => {
    const { store, clock, again } = await open();
    const { id } = await store.jobs.enqueue('train', null);
    const held = await store.jobs.claim(['train'], minuteMs);
    await held?.report({ done: 3, of: 4 });
    expect((await store.jobs.get(id))?.progress).toEqual({ done: 3, of: 4 });
    clock.now += 5;
    await held?.complete({ added: 7 });
    const done = await (await again()).jobs.get(id);
    expect(done).toMatchObject({ state: 'done', result: { added: 7 }, finishedAt: clock.now });
    expect(await store.jobs.get(id + 1)).toBeNull();
  });

  it('a worker that dies loses its lease: the job runs again, and fails when attempts are used up', async () => {
    const { store, clock } = await open();
    const { id } = await store.jobs.enqueue('train', null, { maxAttempts: 2 });
    const first = await store.jobs.claim(['train'], minuteMs);
    clock.now += minuteMs - 1;
    expect(await store.jobs.claim(['train'], minuteMs)).toBeNull();
    await first?.beat();
    clock.now += minuteMs - 1;
    expect(await store.jobs.claim(['train'], minuteMs)).toBeNull();
    clock.now += 1;
    const second = await store.jobs.claim(['train'], minuteMs);
    expect(second?.job).toMatchObject({ id, attempts: 2 });
    clock.now += minuteMs;
    expect(await store.jobs.claim(['train'], minuteMs)).toBeNull();
    expect(await store.jobs.get(id)).toMatchObject({
      state: 'failed',
      finishedAt: clock.now,
      error: { code: 'internal' },
    });
  });

  it('an overtaken worker is told to stop and can change nothing', async () => {
    const { store, clock } = await open();
    const { id } = await store.jobs.enqueue('train', null);
    const slow = await store.jobs.claim(['train'], minuteMs);
    clock.now += minuteMs;
    const quick = await store.jobs.claim(['train'], minuteMs);
    if (!slow || !quick) throw new Error('not claimed');
    expect(await slow.beat()).toBe(true);
    expect(await quick.beat()).toBe(false);
    expect(await codeOf(slow.report(1))).toBe('job-cancelled');
    expect(await codeOf(slow.complete(1))).toBe('job-cancelled');
    expect(await codeOf(slow.fail(error))).toBe('job-cancelled');
    expect(await codeOf(slow.cancelled())).toBe('job-cancelled');
    await quick.complete('mine');
    expect((await store.jobs.get(id))?.result).toBe('mine');
  });

  it('a failure is tried again after a delay that doubles, at most as often as allowed', async () => {
    const { store, clock } = await open();
    const { id } = await store.jobs.enqueue('train', null);
    const delays = [];
    for (let attempt = 1; attempt <= 3; attempt++) {
      const held = await store.jobs.claim(['train'], minuteMs);
      await held?.fail(error);
      const job = await store.jobs.get(id);
      expect(job?.error).toEqual(error);
      delays.push((job?.runAfter ?? 0) - clock.now);
      expect(await store.jobs.due(['train'])).toBe(false);
      clock.now += delays.at(-1) ?? 0;
    }
    expect(delays.slice(0, 2)).toEqual([1000, 2000]);
    expect(await store.jobs.get(id)).toMatchObject({ state: 'failed', attempts: 3 });
    expect(await store.jobs.claim(['train'], minuteMs)).toBeNull();
  });

  it('a failure that cannot get better ends the job at once', async () => {
    const { store } = await open();
    const { id } = await store.jobs.enqueue('train', null);
    await (await store.jobs.claim(['train'], minuteMs))?.fail(error, { retry: false });
    expect((await store.jobs.get(id))?.state).toBe('failed');
  });

  it('a queued job is cancelled at once, a running one when its worker notices', async () => {
    const { store, clock } = await open();
    const queued = await store.jobs.enqueue('train', null);
    expect(await store.jobs.cancel(queued.id)).toMatchObject({
      state: 'cancelled',
      finishedAt: clock.now,
    });
    const { id } = await store.jobs.enqueue('train', null);
    const held = await store.jobs.claim(['train'], minuteMs);
    expect(await held?.beat()).toBe(false);
    expect((await store.jobs.cancel(id)).state).toBe('running');
    expect(await held?.beat()).toBe(true);
    await held?.cancelled();
    expect((await store.jobs.cancel(id)).state).toBe('cancelled');
    expect(await store.jobs.claim(['train'], minuteMs)).toBeNull();
    expect(await codeOf(store.jobs.cancel(id + 1))).toBe('job-unknown');
  });

  it('a job given back is taken up at once, by whoever comes, with as many attempts as before', async () => {
    const { store } = await open();
    const { id } = await store.jobs.enqueue('train', null, { maxAttempts: 1 });
    for (let restart = 0; restart < 3; restart++) {
      const held = await store.jobs.claim(['train'], minuteMs);
      await held?.report({ restart });
      await held?.release();
      expect(await store.jobs.get(id)).toMatchObject({ state: 'queued', progress: { restart } });
    }
    const last = await store.jobs.claim(['train'], minuteMs);
    expect(last?.job.maxAttempts).toBe(last?.job.attempts);
    await last?.fail(error);
    expect((await store.jobs.get(id))?.state).toBe('failed');
  });

  it('who gave a job back can change nothing of it, also when it was taken again', async () => {
    const { store } = await open();
    const { id } = await store.jobs.enqueue('train', null);
    const first = await store.jobs.claim(['train'], minuteMs);
    await first?.release();
    const second = await store.jobs.claim(['train'], minuteMs);
    if (!first || !second) throw new Error('not claimed');
    expect(await first.beat()).toBe(true);
    expect(await codeOf(first.release())).toBe('job-cancelled');
    expect(await codeOf(first.complete(1))).toBe('job-cancelled');
    await second.complete('mine');
    expect((await store.jobs.get(id))?.result).toBe('mine');
  });

  it('a cancelled job that is given back has ended', async () => {
    const { store } = await open();
    const { id } = await store.jobs.enqueue('train', null);
    const held = await store.jobs.claim(['train'], minuteMs);
    await store.jobs.cancel(id);
    await held?.release();
    expect((await store.jobs.get(id))?.state).toBe('cancelled');
  });

  it('a cancelled job does not run again when its worker fails or dies', async () => {
    const { store, clock } = await open();
    const failing = await store.jobs.enqueue('train', null);
    const held = await store.jobs.claim(['train'], minuteMs);
    await store.jobs.cancel(failing.id);
    await held?.fail(error);
    const dying = await store.jobs.enqueue('train', null);
    await store.jobs.claim(['train'], minuteMs);
    await store.jobs.cancel(dying.id);
    clock.now += minuteMs;
    expect(await store.jobs.claim(['train'], minuteMs)).toBeNull();
    for (const { id } of [failing, dying]) {
      expect((await store.jobs.get(id))?.state).toBe('cancelled');
    }
  });

  it('a unique key holds back a second job until the first has ended', async () => {
    const { store } = await open();
    const options = { uniqueKey: 'import of Ada' };
    const first = await store.jobs.enqueue('import', { n: 1 }, options);
    expect(await store.jobs.enqueue('import', { n: 2 }, options)).toEqual(first);
    const held = await store.jobs.claim(['import'], minuteMs);
    expect((await store.jobs.enqueue('import', { n: 3 }, options)).id).toBe(first.id);
    await held?.complete(null);
    expect((await store.jobs.enqueue('import', { n: 4 }, options)).id).toBeGreaterThan(first.id);
  });
}
