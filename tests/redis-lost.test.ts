import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryHome } from './kit/echotune.ts';
import { TestRedis } from './kit/redis-server.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';
import { describeWith } from './need.ts';

const shelf = '/api/v1/recommendations?shelf=for-you&limit=5';
describeWith('redis', 'Redis stalled, killed and back', () => {
  let redis: TestRedis;
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  let servers: OwnedServer[] = [];
  let log = '';

  beforeAll(async () => {
    redis = await TestRedis.start('--maxmemory', '32mb', '--maxmemory-policy', 'allkeys-lru');
    home = await temporaryHome();
    // The level that is usual.
    const variables = { REDIS_URL: redis.url, ECHOTUNE_LOG_LEVEL: 'warn' };
    servers = [await startOwned(home.home, variables)];
    server().child.stderr?.on('data', (text: string) => {
      log += text;
    });
  });

  afterAll(async () => {
    for (const server of servers) await server.stop();
    await redis.kill();
    await home.remove();
  });

  const [server] = [() => servers[0] as OwnedServer];

  const get = async (path: string) => {
    const { address, headers } = server();
    const answer = await fetch(`${address}${path}`, { headers });
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  };

  const redisPart = async () => {
    const { body } = await get('/api/v1/health/diagnosis');
    return body.parts.find(({ name }: { name: string }) => name === 'redis');
  };

  async function play(title: string): Promise<void> {
    const { address, headers } = server();
    const plays = [
      { title, artist: 'Somebody', startedAt: Date.now() - 240_000, msPlayed: 200_000 },
    ];
    const answer = await fetch(`${address}/api/v1/plays`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ plays }),
    });
    expect(answer.status, await answer.clone().text()).toBe(201);
  }

  it.each(['stall', 'kill'] as const)(
    '%s: everything answers as before, log and diagnosis name it, and it is taken again by itself',
    async (how) => {
      log = '';
      await expect.poll(async () => (await redisPart())?.ok).toBe(true);
      await redis[how]();
      for (const title of ['One', 'Two', 'Three']) {
        await play(`${title} while it is away (${how})`);
        const { status, body } = await get(shelf);
        expect(status).toBe(200);
        expect(body.shelf).toBe('for-you');
        expect((await get('/api/v1/statistics')).body.plays).toBeGreaterThan(0);
      }
      await expect.poll(async () => (await redisPart())?.ok).toBe(false);
      const { status, body } = await get('/api/v1/health');
      expect([status, body.status]).not.toContain('down');
      if (how === 'stall') redis.resume();
      else await redis.start();
      await expect
        .poll(async () => {
          await get(shelf);
          return (await redisPart())?.ok;
        })
        .toBe(true);
      expect(log.match(/"event":"redis-lost"/g)).toHaveLength(1);
    },
  );
});
