import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { TestRedis } from '../../../../tests/kit/redis-server.ts';
import { describeWith } from '../../../../tests/need.ts';
import { silentTelemetry } from '../telemetry.ts';
import { RedisConnection } from './redis-connection.ts';
import { RedisRates } from './redis-rates.ts';

const hourMs = 3_600_000;

/** Counts of several processes on a Redis of their own. */
async function processes(count: number) {
  const redis = await TestRedis.start();
  onTestFinished(() => redis.kill());
  const prefix: string = randomUUID();
  const all = await Promise.all(
    Array.from({ length: count }, async () => {
      const connection = new RedisConnection({
        ...{ url: redis.url, telemetry: silentTelemetry, clock: Date.now, deadlineMs: 2000 },
      });
      onTestFinished(() => connection.close());
      await expect.poll(() => connection.problem).toBeNull();
      return new RedisRates(connection, prefix);
    }),
  );
  return { redis, all };
}

describeWith('redis', 'what several processes count in Redis', () => {
  it('is counted once each, and ends when the first is over', async () => {
    const { all } = await processes(3);
    const counted = await Promise.all(
      Array.from({ length: 30 }, (_, n) => all[n % 3]?.count('a', hourMs)),
    );
    expect(counted.map((one) => one?.count).sort((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, n) => n + 1),
    );
    for (const one of counted) {
      expect(one?.leftMs).toBeGreaterThan(hourMs - 60_000);
      expect(one?.leftMs).toBeLessThanOrEqual(hourMs);
    }
    expect((await all[0]?.count('b', 1))?.count).toBe(1);
    await expect.poll(async () => (await all[1]?.count('b', 1))?.count).toBe(1);
  });

  it('lets through so many at once of all, and says for how long there is none left', async () => {
    const { all } = await processes(3);
    const rate = { most: 7, perMs: hourMs };
    const waits = await Promise.all(
      Array.from({ length: 30 }, (_, n) => all[n % 3]?.take('a', rate)),
    );
    const refused = waits.filter((wait) => wait !== 0);
    expect(refused).toHaveLength(23);
    for (const wait of refused) {
      expect(wait).toBeGreaterThan(hourMs / 7 - 60_000);
      expect(wait).toBeLessThanOrEqual(hourMs / 7 + 1);
    }
    expect(await all[0]?.take('b', rate)).toBe(0);
    const quick = { most: 1, perMs: 5 };
    expect(await all[0]?.take('c', quick)).toBe(0);
    await expect.poll(() => all[1]?.take('c', quick)).toBe(0);
  });

  it('is not known where Redis is away', async () => {
    const { redis, all } = await processes(1);
    await redis.kill();
    expect(await all[0]?.count('a', hourMs)).toBeNull();
    expect(await all[0]?.take('a', { most: 1, perMs: hourMs })).toBeNull();
  });
});
