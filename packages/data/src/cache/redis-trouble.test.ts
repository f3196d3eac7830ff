import { createClient } from '@redis/client';
import { expect, it, onTestFinished } from 'vitest';
import { TestRedis } from '../../../../tests/kit/redis-server.ts';
import { describeWith } from '../../../../tests/need.ts';
import { silentTelemetry, type Telemetry } from '../telemetry.ts';
import { RedisConnection } from './redis-connection.ts';

async function scene(addressOf: (port: number) => string, password = '') {
  const server = await TestRedis.start();
  onTestFinished(() => server.kill());
  const client = createClient({ url: server.url });
  await client.connect();
  onTestFinished(() => client.destroy());
  await client.configSet({ requirepass: password });
  const logged: string[] = [];
  const telemetry: Telemetry = {
    ...silentTelemetry,
    log: (_level, event) => void logged.push(event),
  };
  const url = addressOf(server.port);
  const redis = new RedisConnection({ url, telemetry, clock: () => 1, deadlineMs: 1000 });
  onTestFinished(() => redis.close());
  return { client, redis, logged };
}

describeWith('redis', 'what is in the way of a Redis', () => {
  it.each([
    ['login', (port: number) => `redis://:wrong@127.0.0.1:${port}`, 'right'],
    ['login', (port: number) => `redis://127.0.0.1:${port}`, 'right'],
    ['database', (port: number) => `redis://127.0.0.1:${port}/99`, ''],
    ['tls', (port: number) => `rediss://127.0.0.1:${port}`, ''],
    ['away', () => 'redis://127.0.0.1:1', ''],
  ] as const)('is told by its kind, once: %s', async (trouble, addressOf, password) => {
    const { redis, logged } = await scene(addressOf, password);
    await expect.poll(() => logged).toEqual(['redis-lost']);
    await redis.ask((client) => client.get('a'));
    expect(redis.trouble).toBe(trouble);
    // It has tried again meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([redis.trouble, logged]).toEqual([trouble, ['redis-lost']]);
  });

  it('is that it is full until there is room, also while it answers what takes none', async () => {
    const { client, redis, logged } = await scene((port) => `redis://127.0.0.1:${port}`);
    await expect.poll(() => redis.problem).toBeNull();
    await client.configSet({ maxmemory: '1', 'maxmemory-policy': 'noeviction' });
    expect(await redis.ask((one) => one.set('a', '1'))).toBeNull();
    expect(redis.trouble).toBe('full');
    await expect.poll(() => redis.ask((one) => one.get('a'))).toEqual({ value: null });
    expect(redis.trouble).toBe('full');
    await client.configSet({ maxmemory: '0' });
    await expect.poll(() => redis.trouble).toBeNull();
    expect(logged).toEqual(['redis-found', 'redis-lost', 'redis-found']);
    expect(await client.keys('*')).toEqual([]);
  });
});
