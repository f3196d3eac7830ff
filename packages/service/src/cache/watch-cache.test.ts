import { openCache, type TracedRequest } from '@echotune/data';
import { isSampled } from '@echotune/engine';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { type DropWish, dropKept } from './drop-kept.ts';
import { policyCalled } from './known-policy.ts';
import { listenerTag } from './listener-tag.ts';
import { SampledTrace } from './sampled-trace.ts';
import { CacheWatcher, idleMs } from './watch-cache.ts';

const minuteMs = 60_000;
const statistics = { name: 'statistics', ttlMs: 10 * minuteMs, staleMs: 0 };

async function watched() {
  const test = await openStore();
  onTestFinished(() => test.close());
  const { store, clock, telemetry } = test.deps;
  const process = (name: string) => {
    const trace = new SampledTrace();
    const { cache } = openCache({
      ...{ memoryBytes: 10_000, redis: null, telemetry, clock },
      policies: policyCalled,
      trace: (request) => trace.add(request),
    });
    const answers = cache.namespace<number>(statistics);
    const watcher = new CacheWatcher({ store, cache, trace, telemetry, clock, instance: name });
    return { cache, answers, watcher };
  };
  return { test, store, process };
}

it('the store is told what each process was asked since the last time, and seldom of idle ones', async () => {
  const { test, store, process } = await watched();
  const [one, idle] = [process('one'), process('idle')];
  test.advance(1);
  await idle.watcher.turn();
  for (const key of ['a', 'b', 'a']) await one.answers.get({ key }, () => Promise.resolve(1));
  test.advance(minuteMs);
  for (const { watcher } of [one, idle]) await watcher.turn();
  await one.answers.get({ key: 'a' }, () => Promise.resolve(1));
  test.advance(minuteMs);
  await one.watcher.turn();
  const all = await store.cache.watches(0);
  expect(all.map(({ instance }) => instance)).toEqual(['idle', 'one', 'one']);
  const watches = all.slice(1);
  expect(watches.map(({ namespaces }) => namespaces.statistics)).toMatchObject([
    { memory: 1, miss: 2, entries: 2, policy: 'lru' },
    { memory: 1, miss: 0, entries: 2 },
  ]);
  expect(watches.map(({ trace }) => trace.key.length)).toEqual([3, 1]);
  expect(new Set(watches.flatMap(({ trace }) => trace.key)).size).toBe(2);
  test.advance(idleMs);
  await idle.watcher.turn();
  expect((await store.cache.watches(0)).at(-1)?.instance).toBe('idle');
});

it('what had to go for want of room is told, and that what a process held is gone with it', async () => {
  const { test, store, process } = await watched();
  const one = process('one');
  const answer = () => Promise.resolve(1);
  for (let n = 0; n < 60; n += 1) await one.answers.get({ key: `key ${n}` }, answer);
  test.advance(minuteMs);
  await one.watcher.turn();
  await one.answers.get({ key: 'another' }, answer);
  test.advance(minuteMs);
  await one.watcher.end();
  const [full, ended] = (await store.cache.watches(0)).map(
    ({ namespaces }) => namespaces.statistics,
  );
  expect((full?.evicted ?? 0) + (full?.entries ?? 0)).toBe(60);
  expect(full?.entries).toBeGreaterThan(9);
  expect(ended).toMatchObject({ miss: 1, evicted: 1, entries: 0, bytes: 0, capacity: 0 });
});

it.each<[string, DropWish, readonly string[]]>([
  ['a namespace', { namespace: 'statistics', listenerId: null }, []],
  ['another namespace', { namespace: 'recommendations', listenerId: null }, ['a', 'b']],
  ['a listener', { namespace: null, listenerId: 1 }, ['b']],
  ['everything', { namespace: null, listenerId: null }, []],
])('%s that was dropped is dropped in every process, also without Redis', async (_, wish, kept) => {
  const { test, store, process } = await watched();
  await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  const all = [process('one'), process('two')] as const;
  await dropKept({ store, cache: all[0].cache }, { namespace: null, listenerId: null });
  for (const { answers, watcher } of all) {
    await answers.get({ key: 'a', tags: [listenerTag(1)] }, () => Promise.resolve(1));
    await answers.get({ key: 'b' }, () => Promise.resolve(1));
    await watcher.turn();
  }
  test.advance(1);
  await dropKept({ store, cache: all[0].cache }, wish);
  for (const { answers, watcher, cache } of all) {
    await watcher.turn();
    await watcher.turn();
    const known: string[] = [];
    for (const key of ['a', 'b']) {
      const answer = await answers.get(
        { key },
        () => Promise.resolve(2),
        () => false,
      );
      if (answer === 1) known.push(key);
    }
    expect(known).toEqual(kept);
    expect(cache.memoryReport()).toMatchObject([{ entries: kept.length }]);
  }
});

it('a drop names a namespace or a listener, not both', async () => {
  const { store, process } = await watched();
  const dropped = dropKept(
    { store, ...process('one') },
    { namespace: 'statistics', listenerId: 1 },
  );
  await expect(dropped).rejects.toMatchObject({ code: 'input-invalid' });
  expect(await store.cache.drops()).toEqual([]);
});

it('every process uses its cache as was set last', async () => {
  const { store, process } = await watched();
  const all = [process('one'), process('two')];
  await store.cache.setSettings({
    shares: { statistics: 0.5 },
    policies: { statistics: 'sieve' },
    ttlMs: {},
  });
  for (const { watcher, cache } of all) {
    await watcher.turn();
    expect(cache.memoryReport()).toMatchObject([{ policy: 'sieve', capacity: 5000 }]);
  }
});

it('a store that is away keeps nothing from being told later', async () => {
  const { test, store, process } = await watched();
  const one = process('one');
  await one.answers.get({ key: 'a' }, () => Promise.resolve(1));
  test.advance(minuteMs);
  const { addWatch } = store.cache;
  store.cache.addWatch = () => Promise.reject(new Error('away'));
  await one.watcher.turn();
  store.cache.addWatch = addWatch;
  await one.answers.get({ key: 'a' }, () => Promise.resolve(1));
  test.advance(minuteMs);
  await one.watcher.turn();
  const [watch, ...more] = await store.cache.watches(0);
  expect(more).toEqual([]);
  expect(watch?.namespaces.statistics).toMatchObject({ memory: 1, miss: 1 });
  expect(watch?.trace.key.length).toBe(2);
});

it('a trace holds every request of the keys it samples, in order, and never more than it may', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(60), { maxLength: 400 }),
      fc.integer({ min: 5, max: 50 }),
      (keys, most) => {
        const trace = new SampledTrace(most);
        const requests = keys.map(
          (key, at): TracedRequest => ({
            ...{ namespace: 'statistics', key: String(key), at },
            ...{ bytes: 10, makingMs: 1, outcome: 'miss' },
          }),
        );
        for (const request of requests) trace.add(request);
        const { rate, key, at } = trace.take();
        expect(at.length).toBeLessThanOrEqual(most);
        expect(key.every((hash) => isSampled(hash, rate))).toBe(true);
        const all = new SampledTrace(1000);
        for (const request of requests) all.add(request);
        const whole = all.take();
        const expected = whole.at.filter((_, n) => isSampled(whole.key[n] ?? 0, rate));
        expect(at).toEqual(expected);
      },
    ),
  );
});
