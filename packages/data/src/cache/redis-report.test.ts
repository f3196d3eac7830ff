import { randomUUID } from 'node:crypto';
import { createClient } from '@redis/client';
import { expect, it, onTestFinished } from 'vitest';
import { TestRedis } from '../../../../tests/kit/redis-server.ts';
import { describeWith } from '../../../../tests/need.ts';
import { cacheOf } from './cache.fixture.ts';
import { reportRedis } from './redis-report.ts';

const hourMs = 3_600_000;

async function scene(...settings: string[]) {
  const server = await TestRedis.start(...settings);
  onTestFinished(() => server.kill());
  const prefix: string = randomUUID();
  const { cache, redis } = cacheOf({ redis: { url: server.url, prefix, deadlineMs: 1000 } });
  if (redis === null) throw new Error('There is a Redis.');
  await redis.settled();
  const client = createClient({ url: server.url });
  // It is lost where the server is killed.
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.destroy());
  const answers = (name: string) => cache.namespace<string>({ name, ttlMs: hourMs, staleMs: 0 });
  const report = () => reportRedis(redis, prefix);
  return { server, redis, client, answers, report };
}

async function fill(
  answers: ReturnType<Awaited<ReturnType<typeof scene>>['answers']>,
  count: number,
  length: number,
): Promise<void> {
  const body = 'x'.repeat(length);
  for (let n = 0; n < count; n += 1) {
    await answers.get({ key: String(n) }, () => Promise.resolve(body));
  }
}

describeWith('redis', 'what a Redis tells of itself', () => {
  it('few keys are all counted, those of others are not ours', async () => {
    const { client, answers, report } = await scene('--maxmemory', '64mb');
    await fill(answers('statistics'), 7, 2000);
    await fill(answers('lookups'), 3, 100);
    await client.set('of somebody else', 'x'.repeat(50_000));
    const told = await report();
    expect(told).toMatchObject({ maxBytes: 64 * 1024 ** 2, policy: 'noeviction', evictedKeys: 0 });
    expect(told).toMatchObject({ keys: 13, isEstimated: false });
    const named = new Map(told?.own.map(({ namespace, ...of }) => [namespace, of]));
    expect([...named].map(([namespace, { keys }]) => [namespace, keys])).toEqual([
      ['statistics', 7],
      ['lookups', 3],
      ['tag', 2],
    ]);
    expect(named.get('statistics')?.bytes).toBeGreaterThan(14_000);
    expect(named.get('statistics')?.bytes).toBeLessThan(30_000);
    expect(told?.usedBytes).toBeGreaterThan(14_000);
  });

  it('of many keys a sample tells about how many, and how large, ours are', async () => {
    const { client, answers, report } = await scene();
    const statistics = answers('statistics');
    await fill(statistics, 1000, 1000);
    const others = client.multi();
    for (let n = 0; n < 3000; n += 1) others.set(`of somebody else ${n}`, 'x');
    await others.exec();
    const told = await report();
    expect(told).toMatchObject({ keys: 4001, isEstimated: true, looked: 400, maxBytes: 0 });
    const own = told?.own.find(({ namespace }) => namespace === 'statistics');
    // A quarter of 400 draws: five standard errors are eleven points.
    expect(own?.keys).toBeGreaterThan(1000 - 440);
    expect(own?.keys).toBeLessThan(1000 + 440);
    expect((own?.bytes ?? 0) / (own?.keys ?? 1)).toBeGreaterThan(1000);
    expect((own?.bytes ?? 0) / (own?.keys ?? 1)).toBeLessThan(2000);
  });

  it('a Redis that is away, or does not let itself be asked, tells nothing and is used as before', async () => {
    const { server, redis, client, answers, report } = await scene();
    await client.aclSetUser('default', ['-info', '-randomkey']);
    expect(await report()).toBeNull();
    expect(redis.problem).toBeNull();
    await fill(answers('statistics'), 1, 10);
    expect(await client.dbSize()).toBeGreaterThan(0);
    await server.kill();
    expect(await report()).toBeNull();
  });
});
