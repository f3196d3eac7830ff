import { randomUUID } from 'node:crypto';
import { openCache, redisPrefix, usualSettings } from '@echotune/data';
import { policyNamed } from '@echotune/engine';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { TestRedis } from '../../../../tests/kit/redis-server.ts';
import { describeWith } from '../../../../tests/need.ts';
import { cacheNamespaces } from './namespaces.ts';
import { SampledTrace } from './sampled-trace.ts';
import { surveyCache } from './survey-cache.ts';
import { warningsOf } from './survey-redis.ts';
import { tellSettings } from './tell-settings.ts';
import { CacheWatcher } from './watch-cache.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

async function scene(redisUrl: string | null = null) {
  const test = await openStore();
  onTestFinished(() => test.close());
  const { store, clock, telemetry } = test.deps;
  const prefix = redisPrefix(await store.cache.installation());
  const process = (instance: string) => {
    const trace = new SampledTrace();
    const { cache, redis, close } = openCache({
      ...{ memoryBytes: 90_000, telemetry, clock, trace: (request) => trace.add(request) },
      policies: (_name, capacity) => policyNamed<string>('lru', capacity),
      redis: redisUrl === null ? null : { url: redisUrl, prefix, deadlineMs: 1000 },
    });
    onTestFinished(close);
    const spaces = {
      statistics: cache.namespace<string>(cacheNamespaces.statistics),
      lookups: cache.namespace<string>(cacheNamespaces.lookups),
    };
    const watcher = new CacheWatcher({ store, cache, trace, telemetry, clock, instance });
    const ask = async (name: keyof typeof spaces, ...keys: readonly string[]) => {
      for (const key of keys) await spaces[name].get({ key }, async () => `the answer to ${key}`);
    };
    return { ask, watcher, redis };
  };
  const survey = (sinceMs = hourMs) =>
    surveyCache({ store, clock, redis: null }, clock() - sinceMs);
  return { test, store, process, survey };
}

it('sums over all processes and by process; what is held, of those that run', async () => {
  const { test, process, survey } = await scene();
  const all = ['one', 'two', 'gone'].map((name) => ({ name, ...process(name) }));
  for (const { ask, watcher } of all) {
    await ask('statistics', 'a', 'b', 'a', 'a');
    test.advance(minuteMs);
    await watcher.turn();
  }
  await all[0]?.ask('lookups', 'c');
  test.advance(minuteMs);
  await all[0]?.watcher.turn();
  await all[2]?.watcher.end();
  const { namespaces, processes } = await survey();
  const named = new Map(namespaces.map((one) => [one.namespace, one]));
  expect(named.get('statistics')).toMatchObject({
    ...{ requests: 12, memory: 6, redis: 0, stale: 0, misses: 6, hitRatio: 0.5 },
    ...{ entries: 4, capacity: 90_000 },
  });
  expect(named.get('lookups')).toMatchObject({ requests: 1, misses: 1, hitRatio: 0, entries: 1 });
  expect(named.get('recommendations')).toMatchObject({
    requests: 0,
    hitRatio: null,
    oldestAt: null,
  });
  const rows = processes.map(({ instance, runs, namespaces: own }) => [
    ...[instance, runs, own.find(({ namespace }) => namespace === 'statistics')?.entries],
  ]);
  expect(rows).toEqual([
    ['one', true, 2],
    ['two', true, 2],
    ['gone', false, 0],
  ]);
});

it('a process that is not heard of any more holds nothing, one that is asked nothing does', async () => {
  const { test, process, survey } = await scene();
  const [killed, idle] = [process('killed'), process('idle')];
  for (const { ask, watcher } of [killed, idle]) {
    await ask('statistics', 'a');
    test.advance(1);
    await watcher.turn();
  }
  for (let minute = 0; minute < 30; minute += 1) {
    test.advance(minuteMs);
    await idle.watcher.turn();
  }
  const { processes, namespaces } = await survey(10 * minuteMs);
  expect(processes.map(({ instance, runs }) => [instance, runs])).toEqual([['idle', true]]);
  expect(namespaces.find(({ namespace }) => namespace === 'statistics')).toMatchObject({
    ...{ requests: 0, entries: 1 },
  });
  const whole = await survey();
  expect(whole.processes).toMatchObject([
    { instance: 'idle' },
    { instance: 'killed', runs: false },
  ]);
});

it('answers of language models that were given again stand beside', async () => {
  const { store, survey, test } = await scene();
  const of = { provider: 'google', purpose: 'question', text: 'Yes.', sources: [] };
  const times = { madeAt: test.deps.clock(), validUntil: test.deps.clock() + hourMs };
  const answer = { ...of, ...times, digest: 'd', model: 'm', listenerId: null, costNanoUsd: 7 };
  for (const model of ['m', 'm', 'n']) await store.answers.countSaving({ ...answer, model });
  expect((await survey()).answers).toEqual({ given: 3, savedNanoUsd: 21 });
});

it('what nobody has set is as it was built, the rest the agent’s', () => {
  const usual = tellSettings(usualSettings);
  expect(usual.map(({ setByAgent }) => setByAgent)).toEqual([[], [], []]);
  expect(usual.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  const set = tellSettings({
    ...{ shares: { statistics: 0.5 }, policies: { statistics: 'sieve' } },
    ttlMs: { lookups: hourMs },
  });
  expect(set).toMatchObject([
    { namespace: 'recommendations', share: 0.25, policy: 'lru', setByAgent: [] },
    { namespace: 'statistics', share: 0.5, policy: 'sieve', setByAgent: ['share', 'policy'] },
    { namespace: 'lookups', share: 0.25, ttlMs: hourMs, setByAgent: ['ttl'] },
  ]);
});

it.each([
  [0, 'noeviction', ['unbounded', 'full-stops']],
  [0, 'allkeys-lru', ['unbounded']],
  [1, 'noeviction', ['full-stops']],
  [1, 'volatile-ttl', []],
])('a Redis of %i bytes at most and the policy %s is warned of by %j', (maxBytes, policy, all) => {
  expect(warningsOf({ maxBytes, policy })).toEqual(all);
});

describeWith('redis', 'a survey of a cache in Redis', () => {
  it('tells how Redis is while it answers, and since when it does not', async () => {
    const server = await TestRedis.start(
      '--maxmemory',
      '32mb',
      '--maxmemory-policy',
      'allkeys-lru',
    );
    onTestFinished(() => server.kill());
    const { store, test, process } = await scene(server.url);
    const { ask, redis } = process(randomUUID());
    await redis?.settled();
    await ask('statistics', 'a', 'b');
    const { clock } = test.deps;
    const well = (await surveyCache({ store, clock, redis }, 0)).redis;
    expect(well).toMatchObject({ problem: null, warnings: [] });
    expect(well?.report?.own).toMatchObject([{ namespace: 'statistics', keys: 2 }, {}]);
    const { watcher } = process(randomUUID());
    test.advance(minuteMs);
    await watcher.turn();
    expect(await surveyCache({ store, clock, redis: null }, 0)).toMatchObject({
      ...{ redis: null, sharing: 1 },
    });
    await server.kill();
    await ask('statistics', 'c');
    await expect.poll(() => redis?.problem).not.toBeNull();
    const lost = (await surveyCache({ store, clock, redis }, 0)).redis;
    expect(lost).toMatchObject({ problem: { since: clock() }, report: null, warnings: [] });
  });
});
