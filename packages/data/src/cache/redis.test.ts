import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { TestRedis } from '../../../../tests/kit/redis-server.ts';
import { describeWith } from '../../../../tests/need.ts';
import { cacheOf, counted } from './cache.fixture.ts';

const dayMs = 86_400_000;
const lookups = { name: 'lookups', ttlMs: dayMs, staleMs: dayMs };

async function redisFor(...settings: string[]): Promise<TestRedis> {
  const redis = await TestRedis.start(...settings);
  onTestFinished(() => redis.kill());
  return redis;
}

/** Caches of several processes of one installation; with a Redis that is there, once they have found it. */
async function processes(
  redis: TestRedis,
  count: number,
  { deadlineMs = 1000, isThere = true } = {},
) {
  const prefix: string = randomUUID();
  const all = Array.from({ length: count }, () =>
    cacheOf({ redis: { url: redis.url, prefix, deadlineMs } }),
  );
  for (const { redis: connection } of all) {
    if (isThere) await expect.poll(() => connection?.problem).toBeNull();
    else await connection?.settled();
  }
  return all.map((opened) => ({ ...opened, answers: opened.cache.namespace<string>(lookups) }));
}

describeWith('redis', 'a cache in Redis', () => {
  it('makes an answer once for all processes that ask at the same time', async () => {
    const all = await processes(await redisFor(), 4);
    const slow = counted(async () => {
      await wait(60);
      return 'made';
    });
    const asked = all.flatMap(({ answers }) => [
      answers.get({ key: 'a', tags: ['x'] }, slow.make),
      answers.get({ key: 'a', tags: ['x'] }, slow.make),
    ]);
    expect(await Promise.all(asked)).toEqual(Array(8).fill('made'));
    expect(slow.of.made).toBe(1);
  });

  it('makes nothing anew that another made between its look and its turn', async () => {
    const [one, two] = await processes(await redisFor(), 2);
    const redis = two!.redis!;
    const ask = redis.ask.bind(redis);
    vi.spyOn(redis, 'ask').mockImplementationOnce(async (work) => {
      const looked = await ask(work);
      await one?.answers.get({ key: 'a' }, () => Promise.resolve('of one'));
      return looked;
    });
    expect(await two?.answers.get({ key: 'a' }, () => Promise.resolve('of two'))).toBe('of one');
  });

  it('gives one process what another made, and nothing to another installation', async () => {
    const redis = await redisFor();
    const [one, two] = await processes(redis, 2);
    const [stranger] = await processes(redis, 1);
    await one?.answers.get({ key: 'a' }, () => Promise.resolve('of one'));
    const other = () => Promise.resolve('of another');
    expect(await two?.answers.get({ key: 'a' }, other)).toBe('of one');
    expect(await stranger?.answers.get({ key: 'a' }, other)).toBe('of another');
    expect(two?.cache.counts.get('lookups')).toMatchObject({ redis: 1, miss: 0 });
  });

  it('drops what has a tag from the memory of every process, and from Redis', async () => {
    const [one, two, three] = await processes(await redisFor(), 3);
    const asked = { key: 'a', tags: ['listener:1', 'all'] };
    for (const each of [one, two]) await each?.answers.get(asked, () => Promise.resolve('old'));
    await two?.cache.drop(['listener:1']);
    expect(await three?.answers.get(asked, () => Promise.resolve('new'))).toBe('new');
    await expect.poll(() => one?.answers.get(asked, () => Promise.resolve('?'))).toBe('new');
  });

  it('keeps nothing that was begun before its tag was dropped by another process', async () => {
    const [one, two] = await processes(await redisFor(), 2);
    const asked = { key: 'a', tags: ['listener:1'] };
    const { promise, resolve } = Promise.withResolvers<string>();
    const making = Promise.withResolvers<void>();
    const begun = one?.answers.get(asked, () => {
      making.resolve();
      return promise;
    });
    await making.promise;
    await two?.cache.drop(['listener:1']);
    resolve('old');
    expect(await begun).toBe('old');
    expect(await two?.answers.get(asked, () => Promise.resolve('new'))).toBe('new');
  });

  it('takes an evicted tag for a dropped one', async () => {
    const redis = await redisFor();
    const [one, two] = await processes(redis, 2);
    const asked = { key: 'a', tags: ['listener:1'] };
    await one?.answers.get(asked, () => Promise.resolve('old'));
    const client = createClient({ url: redis.url });
    await client.connect();
    for (const key of await client.keys('*:tag:*')) await client.del(key);
    client.destroy();
    expect(await two?.answers.get(asked, () => Promise.resolve('new'))).toBe('new');
  });

  it('answers without Redis from the start, and takes it when it comes', async () => {
    const redis = await redisFor();
    await redis.kill();
    const [one] = await processes(redis, 1, { isThere: false });
    expect(await one?.answers.get({ key: 'a' }, () => Promise.resolve('made'))).toBe('made');
    expect(one?.redis?.problem?.what).toMatch(/ECONNREFUSED|not connected/);
    await redis.start();
    await expect.poll(() => one?.redis?.problem).toBeNull();
    await one?.answers.get({ key: 'b' }, () => Promise.resolve('kept'));
    const [two] = await processes(redis, 1);
    expect(two?.redis?.problem).toBeNull();
  });

  it.each(['stall', 'kill'] as const)(
    'answers where Redis does %s, and drops what was to be dropped meanwhile before it takes anything again',
    async (how) => {
      const redis = await redisFor();
      const [one, two] = await processes(redis, 2);
      const asked = { key: 'a', tags: ['listener:1'] };
      await two?.answers.get(asked, () => Promise.resolve('old'));
      await redis[how]();
      for (const key of ['b', 'c', 'd']) {
        expect(await one?.answers.get({ key }, () => Promise.resolve('made'))).toBe('made');
      }
      await one?.cache.drop(['listener:1']);
      expect(one?.redis?.problem).not.toBeNull();
      if (how === 'stall') redis.resume();
      else await redis.start();
      await expect.poll(() => one?.redis?.problem).toBeNull();
      await expect
        .poll(async () => two?.answers.get(asked, () => Promise.resolve('new')))
        .toBe('new');
      expect(await one?.answers.get(asked, () => Promise.resolve('newer'))).toBe('new');
    },
  );

  it('gives nothing whose time is over by its own clock, whatever Redis says', async () => {
    const [one, two] = await processes(await redisFor(), 2);
    await one?.answers.get({ key: 'a' }, () => Promise.resolve('old'));
    if (two) two.clock.now += lookups.ttlMs + lookups.staleMs;
    expect(await two?.answers.get({ key: 'a' }, () => Promise.resolve('new'))).toBe('new');
  });

  it('is not taken for lost where it is the process itself that is busy', async () => {
    const [one] = await processes(await redisFor(), 1, { deadlineMs: 100 });
    // Redis answers after 50 ms, and nobody reads it before the deadline.
    const asked = one?.redis?.ask((client) => client.blPop('of nobody', 0.05));
    await wait(10);
    // Timers come after that, and what Redis says only then.
    await new Promise(setImmediate);
    const until = performance.now() + 300;
    while (performance.now() < until);
    expect(await asked).toEqual({ value: null });
    expect(one?.redis?.problem).toBeNull();
  });

  it('takes what it cannot read for nothing', async () => {
    const redis = await redisFor();
    const [one, two] = await processes(redis, 2);
    await one?.answers.get({ key: 'a' }, () => Promise.resolve('made'));
    const client = createClient({ url: redis.url });
    await client.connect();
    for (const key of await client.keys('*:lookups:*')) await client.set(key, '\n[1]\ngarbage');
    client.destroy();
    expect(await two?.answers.get({ key: 'a' }, () => Promise.resolve('again'))).toBe('again');
  });

  it('goes on where Redis has no room and evicts nothing', async () => {
    const redis = await redisFor('--maxmemory', '1mb', '--maxmemory-policy', 'noeviction');
    const [one] = await processes(redis, 1);
    expect(await one?.answers.get({ key: 'a' }, () => Promise.resolve('made'))).toBe('made');
    expect(await one?.answers.get({ key: 'a' }, () => Promise.resolve('again'))).toBe('made');
    expect(one?.redis?.problem?.what).toMatch(/OOM/);
  });
});
