import { expect, it } from 'vitest';
import { codeOf, minuteMs, type OpenStage } from '../store/stage.fixture.ts';

const error = { code: 'disk-full', message: 'full' };
const dayMs = 24 * 60 * minuteMs;

/** What every queue of jobs does with those that failed for good. */
export function retryContract(open: OpenStage): void {
  it('a job that failed is tried again with all its attempts and what it had reported', async () => {
    const { store } = await open();
    const { jobs } = store;
    const { id } = await jobs.enqueue('train', { n: 1 }, { maxAttempts: 2 });
    const held = await jobs.claim(['train'], minuteMs);
    await held?.report({ weeksDone: 3 });
    await held?.fail(error, { retry: false });
    expect(await jobs.retry(id)).toMatchObject({
      ...{ id, state: 'queued', attempts: 0, maxAttempts: 2, payload: { n: 1 } },
      ...{ error: null, finishedAt: null, progress: { weeksDone: 3 } },
    });
    const again = await jobs.claim(['train'], minuteMs);
    expect(again?.job).toMatchObject({ id, attempts: 1 });
    await again?.fail(error);
    expect((await jobs.get(id))?.state).toBe('queued');
  });

  it('a job that was cancelled is tried again, and is cancelled no more', async () => {
    const { store } = await open();
    const { id } = await store.jobs.enqueue('train', null);
    const held = await store.jobs.claim(['train'], minuteMs);
    await store.jobs.cancel(id);
    await held?.cancelled();
    await store.jobs.retry(id);
    const again = await store.jobs.claim(['train'], minuteMs);
    expect(await again?.beat()).toBe(false);
    await again?.complete('done');
    expect((await store.jobs.get(id))?.result).toBe('done');
  });

  it('who worked on it before it was tried again changes nothing more, though attempts begin anew', async () => {
    const { store, clock } = await open();
    const { id } = await store.jobs.enqueue('train', null, { maxAttempts: 1 });
    const before = await store.jobs.claim(['train'], minuteMs);
    clock.now += minuteMs;
    expect(await store.jobs.claim(['train'], minuteMs)).toBeNull();
    expect((await store.jobs.get(id))?.state).toBe('failed');
    await store.jobs.retry(id);
    const held = await store.jobs.claim(['train'], minuteMs);
    expect([before?.job.attempts, held?.job.attempts]).toEqual([1, 1]);
    if (!before || !held) throw new Error('not claimed');
    expect(await before.beat()).toBe(true);
    expect(await codeOf(before.complete('late'))).toBe('job-cancelled');
    await held.complete('mine');
    expect((await store.jobs.get(id))?.result).toBe('mine');
  });

  it('what has not failed, or is done by another meanwhile, is not tried again', async () => {
    const { store } = await open();
    const { jobs } = store;
    const key = { uniqueKey: 'train' };
    const first = await jobs.enqueue('train', 1, key);
    expect(await codeOf(jobs.retry(first.id))).toBe('job-not-retryable');
    await (await jobs.claim(['train'], minuteMs))?.fail(error, { retry: false });
    const second = await jobs.enqueue('train', 2, key);
    expect(await codeOf(jobs.retry(first.id))).toBe('job-not-retryable');
    expect(await jobs.get(first.id)).toMatchObject({ state: 'failed', error });
    await (await jobs.claim(['train'], minuteMs))?.complete(null);
    expect(await codeOf(jobs.retry(second.id))).toBe('job-not-retryable');
    expect(await codeOf(jobs.retry(second.id + 1))).toBe('job-unknown');
    expect((await jobs.retry(first.id)).state).toBe('queued');
  });

  it('of many who try again, or enqueue the same at this moment, one does', async () => {
    const { store, beside } = await open();
    const key = { uniqueKey: 'train' };
    const failed: number[] = [];
    for (let nth = 0; nth < 3; nth++) {
      const { id } = await store.jobs.enqueue('train', nth, key);
      await (await store.jobs.claim(['train'], minuteMs))?.fail(error, { retry: false });
      failed.push(id, id);
    }
    const stores = [store, await beside(), await beside()];
    const outcomes = await Promise.allSettled([
      ...failed.map(async (id, nth) => (stores[nth % 3] ?? store).jobs.retry(id)),
      store.jobs.enqueue('train', 'new', key),
    ]);
    const refusals = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [one.reason.code] : [],
    );
    expect(new Set(refusals)).toEqual(new Set(['job-not-retryable']));
    expect(await store.jobs.list({ state: ['queued', 'running'] })).toHaveLength(1);
  });

  it('what failed, was cancelled or was a scheduled run goes after its time, and nothing else', async () => {
    const { store, clock } = await open();
    const { jobs } = store;
    await jobs.schedule('nightly', 'nightly', {}, { everyMs: 1 });
    clock.now += 1;
    await (await jobs.claim(['nightly'], minuteMs))?.complete(null);
    await jobs.unschedule('nightly');
    await jobs.enqueue('train', 'failed');
    await (await jobs.claim(['train'], minuteMs))?.fail(error, { retry: false });
    await jobs.cancel((await jobs.enqueue('train', 'cancelled')).id);
    const done = await jobs.enqueue('train', 'done');
    await (await jobs.claim(['train'], minuteMs))?.complete(null);
    const waiting = await jobs.enqueue('train', 'waiting');
    clock.now += dayMs;
    await jobs.cancel((await jobs.enqueue('train', 'young')).id);
    expect(await jobs.tidy(dayMs)).toBe(3);
    expect((await jobs.list({})).map(({ payload }) => payload)).toEqual([
      ...['young', waiting.payload, done.payload],
    ]);
  });
}
