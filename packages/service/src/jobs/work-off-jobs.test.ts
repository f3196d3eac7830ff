import { setTimeout as wait } from 'node:timers/promises';
import { type ClaimedJob, EchoError, type Store, silentTelemetry } from '@echotune/data';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { type JobHandler, workOffJobs } from './work-off-jobs.ts';

let test: TestStore;

beforeEach(async () => {
  test = await openStore();
});

afterEach(() => test.close());

const options = { telemetry: silentTelemetry };
const work = (handler: JobHandler, store: Store = test.store) =>
  workOffJobs(store, new Map([['train', handler]]), options);

/** Works until it is told to stop. */
const untilAborted: JobHandler = async (_payload, { signal }) => {
  await wait(20_000, undefined, { signal });
};

/** A store whose jobs, once claimed, are held as `change` says. */
function storeWith(change: (held: ClaimedJob) => Partial<ClaimedJob>): Store {
  const { jobs } = test.store;
  const claim: Store['jobs']['claim'] = async (kinds, leaseMs) => {
    const held = await jobs.claim(kinds, leaseMs);
    if (held === null) return null;
    const own: ClaimedJob = {
      job: held.job,
      report: (progress) => held.report(progress),
      beat: () => held.beat(),
      complete: (result) => held.complete(result),
      fail: (...args) => held.fail(...args),
      cancelled: () => held.cancelled(),
      release: () => held.release(),
    };
    return { ...own, ...change(held) };
  };
  return new Proxy(test.store, {
    get: (store, name) =>
      name === 'jobs'
        ? new Proxy(jobs, { get: (own, key) => (key === 'claim' ? claim : bound(own, key)) })
        : bound(store, name),
  });
}

function bound<T extends object>(owner: T, name: string | symbol): unknown {
  const value: unknown = Reflect.get(owner, name);
  return typeof value === 'function' ? value.bind(owner) : value;
}

const away = () => new EchoError('store-unreachable', 'another process holds the store');

it('a worker whose listener was forgotten is stopped, and goes on with the next job', async () => {
  const { id: listenerId } = await test.store.listeners.create({
    name: 'me',
    timeZone: 'UTC',
    demo: false,
  });
  await test.store.jobs.enqueue('train', { listenerId });
  const next = await test.store.jobs.enqueue('train', {});
  let aborted = false;
  const count = await work(async (payload, context) => {
    if (JSON.stringify(payload) === '{}') return;
    context.report({ at: 1 });
    await test.store.listeners.forget(listenerId);
    await untilAborted(payload, context).catch((cause: unknown) => {
      aborted = context.signal.aborted;
      throw cause;
    });
  });
  expect(aborted).toBe(true);
  expect(count).toBe(2);
  expect((await test.store.jobs.get(next.id))?.state).toBe('done');
});

it('a store that is away for a moment ends neither the worker nor the job', async () => {
  const { id } = await test.store.jobs.enqueue('train', {});
  const failed = { beat: 0, report: 0, complete: 0 };
  const firstFails = <T>(what: keyof typeof failed, call: () => Promise<T>) => {
    failed[what] += 1;
    return failed[what] === 1 ? Promise.reject(away()) : call();
  };
  const store = storeWith((held) => ({
    beat: () => firstFails('beat', () => held.beat()),
    report: (progress) => firstFails('report', () => held.report(progress)),
    complete: (result) => firstFails('complete', () => held.complete(result)),
  }));
  await work(async (_payload, { report }) => {
    await wait(200);
    report({ at: 1 });
    while (failed.beat < 2 || failed.report < 2) await wait(20);
    return 'well';
  }, store);
  expect(await test.store.jobs.get(id)).toMatchObject({
    state: 'done',
    result: 'well',
    progress: { at: 1 },
  });
});

it('a worker told to stop gives its job back with all its attempts, and takes no other', async () => {
  const first = await test.store.jobs.enqueue('train', {}, { maxAttempts: 1 });
  await test.store.jobs.enqueue('train', {});
  const stop = new AbortController();
  const handler: JobHandler = async (payload, context) => {
    context.report({ runId: 3 });
    setTimeout(() => stop.abort(), 20);
    await untilAborted(payload, context);
  };
  const handlers = new Map([['train', handler]]);
  expect(await workOffJobs(test.store, handlers, { ...options, stop: stop.signal })).toBe(1);
  expect(await workOffJobs(test.store, handlers, { ...options, stop: stop.signal })).toBe(0);
  expect((await test.store.jobs.get(first.id))?.state).toBe('queued');
  const earlier: unknown[] = [];
  await work(async (_payload, context) => {
    earlier.push(context.earlier);
  });
  expect(earlier).toEqual([{ runId: 3 }, null]);
});

it('a cancelled job ends as cancelled', async () => {
  const { id } = await test.store.jobs.enqueue('train', {});
  await work(async (payload, context) => {
    await test.store.jobs.cancel(id);
    await untilAborted(payload, context);
  });
  expect((await test.store.jobs.get(id))?.state).toBe('cancelled');
});

it('a fault of the input ends the job, any other is tried again', async () => {
  const states = [];
  for (const cause of [
    new EchoError('import-unrecognised', 'a holiday picture'),
    new EchoError('input-invalid', 'no payload of ours'),
    new EchoError('disk-full', 'full'),
    away(),
    new TypeError('a fault of ours'),
  ]) {
    const { id } = await test.store.jobs.enqueue('train', {});
    await work(() => Promise.reject(cause));
    states.push((await test.store.jobs.get(id))?.state);
  }
  expect(states).toEqual(['failed', 'failed', 'queued', 'queued', 'queued']);
});
