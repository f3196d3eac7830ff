import { once } from 'node:events';
import { SpendingRefused } from '@echotune/service';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { testPassword } from '../../../tests/kit/password.ts';
import { temporaryDatabase } from '../../../tests/kit/postgres.ts';
import { TestRedis } from '../../../tests/kit/redis-server.ts';
import { describeWith } from '../../../tests/need.ts';
import { openApp, type TestApp, testNow } from './http/open-app.fixture.ts';
import { keepLeading, leading } from './keep-leading.ts';

const perMinute = 300;
const secretKey = Buffer.from('one key of all the three servers').toString('base64');

let database: Awaited<ReturnType<typeof temporaryDatabase>>;
let redis: TestRedis;
/** Three servers of one installation, each with a store, a cache and connections of its own. */
let servers: TestApp[];
let listenerId: number;

async function ask(
  at: number,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  url: string,
  payload?: object,
) {
  const answer = await servers[at]?.app.inject({
    ...{ method, url: `/api/v1${url}`, remoteAddress: `10.0.0.${at}` },
    ...(payload && { payload }),
  });
  return { status: answer?.statusCode, body: answer?.body ? answer.json() : null };
}

/** As nobody. */
const bare = (at: number, request: InjectOptions) =>
  servers[at % 3]?.bare.inject(request) ?? Promise.reject(new Error('no such server'));

let played = 0;
async function play(at: number, ...titles: string[]): Promise<void> {
  const plays = titles.map((title) => ({
    ...{ title, artist: `Artist of ${title}`, msPlayed: 200_000 },
    startedAt: testNow - 90 * 86_400_000 + played++ * 600_000,
  }));
  const { status } = await ask(at, 'POST', `/plays?listener=${listenerId}`, { plays });
  expect(status).toBe(201);
}

const statistics = async (at: number) =>
  (await ask(at, 'GET', `/statistics?listener=${listenerId}&top=5`)).body;

/** What a server's memory holds of a namespace. */
const inMemory = (at: number, namespace: string) =>
  servers[at]?.echotune.cache.memoryReport().find((one) => one.namespace === namespace)?.entries ??
  0;

describeWith('postgres', 'three servers on one PostgreSQL', () =>
  describeWith('redis', 'and one Redis', () => {
    beforeAll(async () => {
      [database, redis] = await Promise.all([temporaryDatabase(), TestRedis.start()]);
      servers = [];
      for (let n = 0; n < 3; n++) {
        const server = await openApp({
          ...{ DATABASE_URL: database.url, REDIS_URL: redis.url },
          ECHOTUNE_DATABASE_CONNECTIONS: '4',
          ECHOTUNE_SECRET_KEY: secretKey,
          ECHOTUNE_REQUESTS_PER_MINUTE: String(perMinute),
        });
        servers.push(server);
        await server.echotune.redis?.settled();
      }
      const listener = { name: 'Ada', timeZone: 'UTC' };
      listenerId = (await ask(0, 'POST', '/listeners', listener)).body.id;
      await play(0, ...Array.from({ length: 30 }, (_, nth) => `Song ${nth % 6}`));
    });
    afterAll(async () => {
      for (const server of servers) await server.close();
      await redis.kill();
      await database.remove();
    });

    it('a play that one of them was told of is told on a live connection of another', async () => {
      const app = servers[1];
      await app?.bare.listen({ host: '127.0.0.1', port: 0 });
      const bound = app?.bare.server.address();
      const address = `127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
      const socket = new WebSocket(`ws://${address}/api/v1/live?listener=${listenerId}`, {
        ...(app && { headers: app.app.headers }),
      });
      onTestFinished(() => socket.close());
      const told: string[] = [];
      socket.addEventListener('message', ({ data }) => told.push(String(data)));
      const until = async (word: string) => {
        while (!told.some((one) => one.includes(word))) await once(socket, 'message');
      };
      await until('"plays"');
      await play(0, 'Brand New');
      await until('Brand New');
    });

    it('what one of them was told is in the next answer of another, whatever it has kept', async () => {
      const before = await statistics(1);
      expect(await statistics(1)).toEqual(before);
      await play(0, 'Mississippi Goddam');
      expect((await statistics(1)).plays).toBe(before.plays + 1);
      const shelf = `/recommendations?shelf=on-repeat&listener=${listenerId}`;
      const kept = (await ask(1, 'GET', shelf)).body;
      expect((await ask(1, 'GET', shelf)).body).toEqual(kept);
      const [first] = kept.items;
      const verdict = { song: first.song.id, kind: 'hide' };
      expect((await ask(2, 'PUT', `/verdicts?listener=${listenerId}`, verdict)).status).toBe(200);
      const now = (await ask(1, 'GET', shelf)).body.items;
      const ids = now.map(({ song }: { song: { id: number } }) => song.id);
      expect(ids).not.toContain(first.song.id);
    });

    it('what one of them lets go of the others do not hold', async () => {
      await statistics(1);
      await statistics(2);
      expect(inMemory(1, 'statistics')).toBeGreaterThan(0);
      expect((await ask(0, 'POST', '/cache/drop', { namespace: 'statistics' })).status).toBe(204);
      for (const at of [1, 2]) await expect.poll(() => inMemory(at, 'statistics')).toBe(0);
    });

    it('agents that are stopped in one of them do not act in another', async () => {
      expect((await ask(0, 'PUT', '/agents/kill-switch', { isThrown: true })).status).toBe(200);
      expect((await ask(1, 'GET', '/agents')).body.killed).not.toBeNull();
      await ask(1, 'PATCH', '/agents/health', { mode: 'on' });
      const { id } = (await ask(2, 'POST', '/agents/health/run')).body;
      await servers[2]?.work();
      const job = await servers[1]?.echotune.store.jobs.get(id);
      expect(job).toMatchObject({ state: 'done', result: { skipped: 'killed' } });
      await ask(1, 'PUT', '/agents/kill-switch', { isThrown: false });
      expect((await ask(0, 'GET', '/agents')).body.killed).toBeNull();
    });

    it('of a budget they spend together what it holds, and no more', async () => {
      const limit = { limitUsd: '0.10', period: 'month', provider: 'google' };
      expect((await ask(0, 'PUT', '/budget/limits', limit)).status).toBe(200);
      const call = {
        ...({ provider: 'google', model: 'gemini-3.8-flash', purpose: 'assistant' } as const),
        ...{ listenerId: null, bounds: { inputTokens: 20_000, outputTokens: 0 }, timeoutMs: 1000 },
      };
      const usage = { inputTokens: 0, outputTokens: 0, costUsd: 0.01 };
      const outcomes = await Promise.allSettled(
        Array.from({ length: 24 }, (_, n) =>
          servers[n % 3]?.echotune.budget.spend(call, async () => ({ value: null, usage })),
        ),
      );
      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      for (const reason of refused) expect(reason).toBeInstanceOf(SpendingRefused);
      const paid = outcomes.length - refused.length;
      expect(paid).toBeGreaterThan(0);
      expect(paid).toBeLessThanOrEqual(10);
      const { limits } = (await ask(2, 'GET', '/budget')).body;
      expect(Number(limits[0].settledUsd)).toBeCloseTo(paid / 100);
    });

    it('a name is tried ten times with all of them, and an address as often as with one', async () => {
      const signIn = (at: number, name: string, password: string, remoteAddress: string) =>
        bare(at, {
          ...{ method: 'POST', url: '/api/v1/sign-in', remoteAddress },
          payload: { name, password },
        });
      const statuses = [];
      for (let n = 0; n < 12; n++)
        statuses.push((await signIn(n, 'Owner', 'wrong', `10.1.0.${n}`)).statusCode);
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
      expect((await signIn(0, 'Owner', testPassword, '10.1.0.99')).statusCode).toBe(429);
      const links = await Promise.all(
        Array.from({ length: 120 }, (_, n) =>
          bare(n, {
            ...{ method: 'POST', url: '/api/v1/reset', remoteAddress: `2001:db8::${n + 1}` },
            payload: { token: `guess ${n}`, password: 'long enough' },
          }),
        ),
      );
      expect(links.filter(({ statusCode }) => statusCode === 404)).toHaveLength(100);
      expect(links.filter(({ statusCode }) => statusCode === 429)).toHaveLength(20);
    });

    it('requests of one address are counted by all of them together, and by each while Redis is away', async () => {
      const statusesOf = async (remoteAddress: string, count: number) => {
        const answers = [];
        for (let n = 0; n < count; n++) {
          const request = { url: '/api/v1/instance', remoteAddress };
          answers.push(bare(n, request).then(({ statusCode }) => statusCode));
        }
        return (await Promise.all(answers)).filter((status) => status === 429).length;
      };
      expect(await statusesOf('10.2.0.1', perMinute + 30)).toBe(30);
      const { body } = await ask(0, 'POST', '/keys', {
        ...{ name: 'k', scopes: ['read'], perMinute: 4, listener: listenerId },
      });
      const withKey = (at: number) =>
        bare(at, {
          ...{ url: '/api/v1/overview', remoteAddress: `10.3.0.${at}` },
          headers: { authorization: `Bearer ${body.secret}` },
        });
      const answers = [];
      for (let n = 0; n < 6; n++) answers.push((await withKey(n)).statusCode);
      expect(answers).toEqual([200, 200, 200, 200, 429, 429]);
      await redis.kill();
      for (const { echotune } of servers)
        await expect.poll(() => echotune.redis?.problem ?? null).not.toBeNull();
      // Each lets through what all did before, and no more.
      expect(await statusesOf('10.2.0.1', 3 * perMinute + 60)).toBeGreaterThanOrEqual(60);
      await redis.start();
      for (const { echotune } of servers)
        await expect.poll(() => echotune.redis?.problem).toBeNull();
    });

    it('exactly one of them leads, and another once that one stops', async () => {
      const leaders = new Set<number>();
      const stops = servers.map(({ echotune }, at) =>
        keepLeading(
          echotune,
          () => {
            leaders.add(at);
            return async () => void leaders.delete(at);
          },
          600,
        ),
      );
      await expect.poll(() => leaders.size).toBe(1);
      const [first] = leaders;
      const term = (await servers[0]?.echotune.store.leases.get(leading))?.term ?? 0;
      await stops[first ?? 0]?.();
      await expect.poll(() => leaders.size).toBe(1);
      expect(leaders.has(first ?? -1)).toBe(false);
      for (const stop of stops) await stop();
      expect(leaders.size).toBe(0);
      expect(term).toBeGreaterThan(0);
    });

    it('whoever runs them is told how many connections they hold, and where there is no room for more', async () => {
      const { body } = (await servers[0]?.app.inject('/metrics')) ?? { body: '' };
      expect(body).toMatch(/^echotune_store_connections\{state="idle"\} [0-4]$/m);
      const greedy = await openApp({
        ...{ DATABASE_URL: database.url, ECHOTUNE_DATABASE_CONNECTIONS: '1000' },
        ECHOTUNE_SECRET_KEY: secretKey,
      });
      onTestFinished(() => greedy.close());
      const { parts } = (await greedy.app.inject('/api/v1/health')).json();
      expect(parts.find(({ name }: { name: string }) => name === 'store')).toMatchObject({
        ...{ ok: true, problem: 'connections-scarce' },
        detail: expect.stringContaining('more connections, there is room for'),
      });
    });
  }),
);
