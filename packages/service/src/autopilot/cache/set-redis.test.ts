import { RedisConnection, readRedisMemory, silentTelemetry } from '@echotune/data';
import { expect, it, onTestFinished } from 'vitest';
import { TestRedis } from '../../../../../tests/kit/redis-server.ts';
import { describeWith } from '../../../../../tests/need.ts';
import { setRedis } from './cache-acts.ts';

const mib = 1024 * 1024;

async function connected(...settings: string[]) {
  const server = await TestRedis.start(...settings);
  const { url } = server;
  const redis = new RedisConnection({ url, telemetry: silentTelemetry, clock: () => 1 });
  onTestFinished(async () => {
    redis.close();
    await server.kill();
  });
  await redis.settled();
  return { server, redis, kind: setRedis(redis) };
}

describeWith('redis', 'how Redis is set by the agent', () => {
  it('holds, and is taken back to what it was', async () => {
    const { redis, kind } = await connected('--maxmemory', '4mb');
    const params = { maxBytes: 8 * mib, policy: 'allkeys-lfu' };
    const undo = await kind.prepare(params);
    const act = { params, undo, intendedAt: 0 };
    await kind.perform(act);
    expect(await kind.stands(act)).toBe(true);
    expect(await readRedisMemory(redis)).toMatchObject(params);
    await kind.revert(act);
    expect(await readRedisMemory(redis)).toMatchObject({ maxBytes: 4 * mib, policy: 'noeviction' });
  });

  it('stays as somebody else has set it since', async () => {
    const { redis, kind } = await connected('--maxmemory', '4mb');
    const act = { params: { maxBytes: 8 * mib, policy: 'allkeys-lru' }, intendedAt: 0 };
    const undo = await kind.prepare(act.params);
    await kind.perform({ ...act, undo });
    await redis.ask((client) => client.configSet('maxmemory', String(6 * mib)));
    await kind.revert({ ...act, undo });
    expect(await readRedisMemory(redis)).toMatchObject({ maxBytes: 6 * mib });
  });

  it('is told to have failed where Redis is away or does not let itself be set', async () => {
    const { kind } = await connected('--rename-command', 'CONFIG', '');
    const act = { params: { maxBytes: 8 * mib, policy: 'allkeys-lru' }, undo: {}, intendedAt: 0 };
    await expect(kind.perform(act)).rejects.toMatchObject({ code: 'store-unreachable' });
    await expect(setRedis(null).perform(act)).rejects.toMatchObject({ code: 'store-unreachable' });
  });
});
