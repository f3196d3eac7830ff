import { once } from 'node:events';
import { get } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { TestApp } from '../http/open-app.fixture.ts';
import { mostOfOne } from '../live/open-connections.ts';
import { ask, keyOf, type Own, twoListeners } from './two-listeners.fixture.ts';

let test: TestApp;
let ada: Own;
let eve: Own;

beforeAll(async () => {
  ({ test, ada, eve } = await twoListeners());
});
afterAll(() => test.close());

/** Where the server listens; begun with the first connection. */
async function listening(): Promise<{ readonly port: number }> {
  const { server } = test.bare;
  if (!server.listening) await test.bare.listen({ host: '127.0.0.1', port: 0 });
  return Object(server.address());
}

/** How a WebSocket's handshake is answered. */
async function handshake(query: string, headers: Readonly<Record<string, string>>) {
  const { port } = await listening();
  const asked = get(`http://127.0.0.1:${port}/api/v1/live${query}`, {
    headers: {
      ...{ connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
      ...{ 'sec-websocket-key': 'c2l4dGVlbiBieXRlcyEhIQ==', ...headers },
    },
  });
  asked.on('upgrade', (response, socket) => {
    socket.destroy();
    asked.emit('response', response);
  });
  const [response] = await once(asked, 'response');
  response.resume();
  return response.statusCode;
}

it('a live connection is opened for oneself alone, by who may, from our own page', async () => {
  const theirs = `?listener=${ada.listener}`;
  const { secret: told } = await keyOf(eve.client, 'scrobble');
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
    ['', eve.client.headers, 101],
    [theirs, eve.client.headers, 404],
    ['', {}, 401],
    ['', { cookie: 'echotune.session_token=a.b' }, 401],
    ['', { authorization: `Bearer ${told}` }, 403],
    ['', { ...eve.client.headers, origin: 'https://evil.example' }, 403],
    ['', { ...eve.client.headers, origin: 'null' }, 403],
    [
      '',
      { ...eve.client.headers, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'websocket' },
      403,
    ],
    ['', { ...eve.client.headers, host: 'evil.example' }, 403],
    [`${theirs}&listener=${eve.listener}`, eve.client.headers, 400],
  ];
  for (const [query, headers, status] of cases)
    expect([query, headers, await handshake(query, headers)]).toEqual([query, headers, status]);
});

it('one account has so many live connections, by whatever it opens them, and another its own', async () => {
  const { port } = await listening();
  const bob = await test.signIn('Bob');
  await ask(bob, 'POST', '/listeners', { name: 'Bob' });
  const { secret } = await keyOf(bob, 'read');
  const byKey = { authorization: `Bearer ${secret}` };
  const open = await Promise.all(
    Array.from({ length: mostOfOne }, async (_, n) => {
      const headers = n % 2 === 0 ? bob.headers : byKey;
      const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/live`, { headers });
      await once(socket, 'message');
      return socket;
    }),
  );
  expect(await handshake('', bob.headers)).toBe(429);
  expect(await handshake('', byKey)).toBe(429);
  expect(await handshake('', ada.client.headers)).toBe(101);
  for (const socket of open) {
    socket.close();
    await once(socket, 'close');
  }
  await expect.poll(() => handshake('', bob.headers)).toBe(101);
});

it('who has signed out is told nothing that happens afterwards', async () => {
  const { port } = await listening();
  const carl = await test.signIn('Carl');
  const { id } = await ask(carl, 'POST', '/listeners', { name: 'Carl' });
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/live`, { headers: carl.headers });
  const told: string[] = [];
  socket.addEventListener('message', ({ data }) => told.push(String(data)));
  await once(socket, 'message');
  const closed = once(socket, 'close');
  await carl.inject({ method: 'POST', url: '/api/v1/sign-out' });
  await test.echotune.store.nowPlaying.set(id, {
    ...{ title: 'Afterwards', artist: 'A', album: null, source: 'test', durationMs: 60_000 },
  });
  const [{ code }] = await closed;
  expect(code).toBe(1008);
  expect(told.join()).not.toContain('Afterwards');
});

it('a live connection ends once who opened it is signed out, or their key is revoked, and no other', async () => {
  const { port } = await listening();
  const mallory = await test.signIn('Mallory');
  await ask(mallory, 'POST', '/listeners', { name: 'Mallory' });
  const { id, secret } = await keyOf(mallory, 'read');
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const connect = async (headers: Readonly<Record<string, string>>) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/live`, { headers });
    await once(socket, 'message');
    return socket;
  };
  const close = (socket: WebSocket) => once(socket, 'close').then(([event]) => event.code);
  try {
    const other = await connect(eve.client.headers);
    const [byKey, byCookie] = [
      await connect({ authorization: `Bearer ${secret}` }),
      await connect(mallory.headers),
    ];
    const codes = [close(byKey), close(byCookie)];
    await mallory.inject({ method: 'DELETE', url: `/api/v1/keys/${id}` });
    await mallory.inject({ method: 'POST', url: '/api/v1/sign-out' });
    vi.advanceTimersByTime(30_000);
    expect(await Promise.all(codes)).toEqual([1008, 1008]);
    expect(other.readyState).toBe(WebSocket.OPEN);
    other.close();
  } finally {
    vi.useRealTimers();
  }
});
