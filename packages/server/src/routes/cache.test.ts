import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { TestRedis } from '../../../../tests/kit/redis-server.ts';
import { describeWith } from '../../../../tests/need.ts';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';
import { cacheCollector } from '../metrics/collectors/cache.ts';

let test: TestApp;
let listenerId: number;

async function ask(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const answer = await test.app.inject({
    method,
    url: `/api/v1${url}`,
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

async function open(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  test = await openApp(environment);
  await test.echotune.redis?.settled();
  listenerId = (await ask('POST', '/listeners', { name: 'Ada', timeZone: 'UTC' })).body.id;
  const startedAt = test.clock.now - 600_000;
  const plays = [{ title: 'Sinnerman', artist: 'Nina Simone', startedAt, msPlayed: 200_000 }];
  expect((await ask('POST', `/plays?listener=${listenerId}`, { plays })).status).toBe(201);
}

/** One answer that is made, and given again. */
async function lookTwice(): Promise<void> {
  for (let n = 0; n < 2; n += 1) await ask('GET', `/statistics?listener=${listenerId}&top=5`);
}

const of = (rows: readonly { readonly namespace: string }[], name: string) =>
  rows.find(({ namespace }) => namespace === name);

beforeEach(() => open());
afterEach(() => test.close());

it('the operator sees what was given again, and what is held', async () => {
  await lookTwice();
  test.clock.now += 60_000;
  await test.echotune.cacheWatcher.turn();
  const { body } = await ask('GET', '/cache?hours=1');
  const expected = { requests: 2, memory: 1, misses: 1, hitRatio: 0.5, entries: 1, evicted: 0 };
  expect(of(body.namespaces, 'statistics')).toMatchObject(expected);
  expect(body.processes).toMatchObject([{ runs: true }]);
  expect(of(body.processes[0].namespaces, 'statistics')).toMatchObject(expected);
  expect(of(body.settings, 'statistics')).toMatchObject({ policy: 'lru', setByAgent: [] });
  expect(body).toMatchObject({ answers: { given: 0, savedUsd: '0.00' }, redis: null });
});

it.each([
  ['a namespace', () => ({ namespace: 'statistics' }), 0],
  ['another namespace', () => ({ namespace: 'lookups' }), 1],
  ['a listener', () => ({ listener: listenerId }), 0],
  ['everything', () => ({}), 0],
])('of %s nothing is held once it is dropped', async (_, wish, left) => {
  await lookTwice();
  test.clock.now += 1;
  expect((await ask('POST', '/cache/drop', wish())).status).toBe(204);
  const { namespaces } = (await ask('GET', '/cache')).body;
  expect(of(namespaces, 'statistics')).toMatchObject({ entries: left });
});

it('what cannot be dropped is said', async () => {
  const both = await ask('POST', '/cache/drop', { namespace: 'lookups', listener: listenerId });
  expect(both).toMatchObject({ status: 400, body: { code: 'input-invalid' } });
  const nobody = await ask('POST', '/cache/drop', { listener: 987 });
  expect(nobody).toMatchObject({ status: 404, body: { code: 'listener-unknown' } });
  expect((await ask('POST', '/cache/drop', { namespace: 'pantry' })).status).toBe(400);
});

it('what the agent has set is seen, and is as usual again when the operator wishes it', async () => {
  const { store, cache, cacheWatcher } = test.echotune;
  await store.cache.setSettings({ shares: {}, policies: { statistics: 'sieve' }, ttlMs: {} });
  await cacheWatcher.turn();
  expect(of((await ask('GET', '/cache')).body.settings, 'statistics')).toMatchObject({
    ...{ policy: 'sieve', setByAgent: ['policy'] },
  });
  expect((await ask('DELETE', '/cache/settings')).status).toBe(204);
  expect(of(cache.memoryReport(), 'statistics')).toMatchObject({ policy: 'lru' });
});

describeWith('redis', 'a cache in Redis', () => {
  async function withRedis(...settings: string[]): Promise<TestRedis> {
    const server = await TestRedis.start(...settings);
    onTestFinished(() => server.kill());
    await test.close();
    await open({ REDIS_URL: server.url });
    return server;
  }
  const partOf = async () => {
    const { status, parts } = (await ask('GET', '/health/diagnosis')).body;
    return { status, redis: parts.find(({ name }: { name: string }) => name === 'redis') };
  };

  it('is a part of the diagnosis that is away by its name, while everything is answered', async () => {
    const server = await withRedis('--maxmemory', '64mb', '--maxmemory-policy', 'allkeys-lru');
    expect(await partOf()).toMatchObject({ status: 'ok', redis: { ok: true } });
    await lookTwice();
    await server.kill();
    test.clock.now += 1000;
    const { status } = await ask('GET', `/statistics?listener=${listenerId}&top=6`);
    expect(status).toBe(200);
    await expect.poll(async () => (await partOf()).status).toBe('degraded');
    const { redis } = await partOf();
    expect(redis).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/since 20/),
      problem: 'redis-away',
    });
    const survey = (await ask('GET', '/cache')).body.redis;
    expect(survey).toMatchObject({ problem: { what: expect.any(String) }, report: null });
    await server.start();
    await expect.poll(async () => (await partOf()).status).toBe('ok');
  });

  it('is a part whose advice is what can be done about it', async () => {
    const server = await withRedis();
    await test.close();
    await open({ REDIS_URL: `${server.url}/99` });
    expect((await partOf()).redis).toMatchObject({
      ok: false,
      problem: 'redis-database',
      detail: expect.stringMatching(/DB index/),
      advice: expect.stringMatching(/number at the end of REDIS_URL/),
    });
  });

  it('is warned of where no budget of bytes holds', async () => {
    const { port } = await withRedis();
    const { redis } = await partOf();
    expect(redis).toMatchObject({ ok: true, problem: 'redis-unbounded' });
    expect(redis.advice).toContain(`redis-cli -h 127.0.0.1 -p ${port} config set maxmemory`);
    expect((await ask('GET', '/cache')).body.redis.warnings).toEqual(['unbounded', 'full-stops']);
  });

  it('tells metrics what is held in both tiers, and whether it is there', async () => {
    const server = await withRedis();
    await lookTwice();
    const readings = async () => {
      const read = await cacheCollector(test.echotune).read();
      return read.map(({ name, value, labels = {} }) => [name, ...Object.values(labels), value]);
    };
    const bytes = expect.any(Number);
    expect(await readings()).toContainEqual(['echotune_cache_redis_up', 1]);
    for (const tier of ['memory', 'redis']) {
      expect(await readings()).toContainEqual(['echotune_cache_bytes', 'statistics', tier, bytes]);
    }
    await server.kill();
    await expect.poll(() => test.echotune.redis?.problem).not.toBeNull();
    const lost = await readings();
    expect(lost).toContainEqual(['echotune_cache_redis_up', 0]);
    expect(lost.filter(([, , tier]) => tier === 'redis')).toEqual([]);
  });
});
