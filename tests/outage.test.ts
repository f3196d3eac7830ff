import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { extendedHistoryChunks } from '@echotune/formats';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryHome } from './kit/echotune.ts';
import { type Answered, startLoad } from './kit/outage-load.ts';
import { type Cluster, temporaryCluster } from './kit/postgres-cluster.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';
import { upload } from './kit/upload.ts';
import { describeWith } from './need.ts';

const reads = [
  '/api/v1/recommendations?shelf=for-you&limit=10',
  '/api/v1/recommendations?shelf=on-repeat&limit=10',
  '/api/v1/statistics',
  '/api/v1/plays?limit=20',
];
const historyPlays = 3000;

/** What is told of answers that are not clear, each kind once. */
function kinds(answers: readonly Answered[]): string[] {
  const told = answers.map(({ path, status, retryAfter, body }) => {
    const detail = body.slice(0, 300);
    return `${status} ${path}, Retry-After ${retryAfter}: ${detail}`;
  });
  return [...new Set(told)];
}

/** Whether an answer is one that a client can make sense of, whatever the store does. */
function isClear({ path, status, type, retryAfter, body }: Answered): boolean {
  if (status === (path === '/api/v1/plays' ? 201 : 200)) return true;
  if (status !== 503 || type?.startsWith('application/problem+json') !== true) return false;
  const { code, advice } = JSON.parse(body);
  const isKnown = code === 'store-unreachable' || code === 'overloaded';
  return isKnown && typeof advice === 'string' && Number(retryAfter) > 0;
}

describeWith('initdb', 'PostgreSQL stopped and started under load', () => {
  let cluster: Cluster;
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  let server: OwnedServer;

  beforeAll(async () => {
    cluster = await temporaryCluster();
    home = await temporaryHome();
    server = await startOwned(home.home, {
      DATABASE_URL: cluster.url,
      ECHOTUNE_LOG_LEVEL: 'silent',
    });
  });

  afterAll(async () => {
    await server.stop();
    await cluster.remove();
    await home.remove();
  });

  const post = async (path: string, payload: object) => {
    const headers = { ...server.headers, 'content-type': 'application/json' };
    const options = { method: 'POST', headers, body: JSON.stringify(payload) };
    return JSON.parse(await (await fetch(`${server.address}${path}`, options)).text());
  };

  const get = async (path: string) =>
    fetch(`${server.address}${path}`, { headers: server.headers });

  /** Sends a history, to be read and learned from in the background; the import's number. */
  async function sendHistory(seed: number): Promise<number> {
    const endsAt = Date.UTC(2020, 0, 1);
    const rows = extendedHistoryChunks({ plays: historyPlays, tracks: 300, endsAt, seed });
    const { headers, payload } = upload({ 'endsong_0.json': [...rows].join('') });
    const answer = await fetch(`${server.address}/api/v1/imports`, {
      method: 'POST',
      headers: { ...headers, ...server.headers },
      body: new Uint8Array(payload),
    });
    return JSON.parse(await answer.text()).id;
  }

  async function ended(id: number) {
    for (;;) {
      const answer = await get(`/api/v1/imports/${id}`);
      const status = JSON.parse(await answer.text());
      if (answer.ok && !['queued', 'running'].includes(status.state)) return status;
      await wait(100);
    }
  }

  /** How often each start is there, among the plays of the load. */
  async function storedStarts(): Promise<Map<number, number>> {
    const client = new pg.Client(cluster.url);
    await client.connect();
    const { rows } = await client.query(
      'SELECT started_at::float8 AS at, count(*)::int AS n FROM play GROUP BY started_at',
    );
    await client.end();
    return new Map(rows.map(({ at, n }) => [at, n]));
  }

  it.each(['fast', 'immediate'] as const)(
    'after a stop (%s) it says so, then goes on by itself, with every play that it acknowledged',
    async (mode) => {
      const { secret } = await post('/api/v1/keys', {
        ...{ name: mode, scopes: ['read', 'scrobble', 'recommend'], perMinute: 100_000 },
      });
      const byKey = { authorization: `Bearer ${secret}` };
      const socket = new WebSocket(`${server.address.replace('http', 'ws')}/api/v1/live`, {
        headers: server.headers,
      });
      await once(socket, 'message');
      const load = startLoad(server, [byKey, byKey, server.headers, server.headers], reads);
      await load.await(201, 40);
      const history = await sendHistory(mode === 'fast' ? 1 : 2);

      await cluster.stop(mode);
      await load.await(503, 40);
      const down = await get('/api/v1/health');
      expect([down.status, JSON.parse(await down.text()).status]).toEqual([503, 'down']);
      // Keys that are known, leases and idle connections all lapse meanwhile.
      await wait(12_000);
      const acknowledgedBefore = load.acknowledged.length;

      await cluster.start();
      await load.await(201, 40);
      await load.stop();

      expect(kinds(load.answers.filter((answer) => !isClear(answer)))).toEqual([]);
      expect(load.acknowledged.length).toBeGreaterThan(acknowledgedBefore);
      const stored = await storedStarts();
      expect(load.acknowledged.filter((at) => stored.get(at) !== 1)).toEqual([]);
      expect(server.child.exitCode).toBe(null);
      expect((await get('/api/v1/health')).status).toBe(200);

      const told = once(socket, 'message');
      expect(socket.readyState).toBe(WebSocket.OPEN);
      await post('/api/v1/plays', {
        plays: [{ title: 'After', artist: 'All', startedAt: Date.now(), msPlayed: 60_000 }],
      });
      await told;
      socket.close();
      expect(await ended(history)).toMatchObject({ state: 'done', totals: { read: historyPlays } });
    },
  );
});
