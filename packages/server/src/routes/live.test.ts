import { once } from 'node:events';
import { get } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, type TestApp, testNow } from '../http/open-app.fixture.ts';

let test: TestApp;

beforeEach(async () => {
  test = await openApp();
  await test.echotune.store.listeners.create({
    ...{ name: 'Ada', timeZone: 'UTC', demo: false },
    accountId: test.app.account.id,
  });
  await play(...Array.from({ length: 30 }, (_, nth) => `Song ${nth % 6}`));
});
afterEach(() => test.close());

let played = 0;

async function play(...titles: string[]): Promise<void> {
  const plays = titles.map((title) => ({
    ...{ title, artist: `Artist of ${title}`, msPlayed: 200_000 },
    startedAt: testNow - 90 * 86_400_000 + played++ * 600_000,
  }));
  await test.app.inject({ method: 'POST', url: '/api/v1/plays', payload: { plays } });
}

/** Where the server listens; begun with the first connection. */
async function address(): Promise<string> {
  const { server } = test.bare;
  if (!server.listening) await test.bare.listen({ host: '127.0.0.1', port: 0 });
  const bound = server.address();
  return `127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
}

/** A connection and what it is told, message by message. */
async function connect(query = '') {
  const socket = new WebSocket(`ws://${await address()}/api/v1/live${query}`, {
    headers: test.app.headers,
  });
  const told: { type: string; [field: string]: unknown }[] = [];
  socket.addEventListener('message', ({ data }) => told.push(JSON.parse(String(data))));
  const until = async (wanted: (event: (typeof told)[number]) => boolean) => {
    for (;;) {
      const found = told.find(wanted);
      if (found !== undefined) return found;
      await once(socket, 'message');
    }
  };
  return { socket, told, until };
}

/** How a handshake is answered. */
async function handshake(query: string, headers: Readonly<Record<string, string>> = {}) {
  const asked = get(`http://${await address()}/api/v1/live${query}`, {
    headers: {
      ...{ connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
      ...{ 'sec-websocket-key': 'c2l4dGVlbiBieXRlcyEhIQ==', ...test.app.headers, ...headers },
    },
  });
  const [response] = await once(asked, 'response');
  response.resume();
  return response.statusCode;
}

it('tells what was played, and the shelf that it leads to, whoever stored the play', async () => {
  const { socket, told, until } = await connect('?shelf=on-repeat');
  await until(({ type }) => type === 'recommendations');
  expect(told[0]).toMatchObject({ type: 'plays' });
  told.length = 0;
  await play('Brand New', 'Brand New', 'Brand New');
  const { plays } = await until(({ type }) => type === 'plays');
  expect(plays).toMatchObject([{}, {}, { song: { title: 'Brand New' } }]);
  const { shelf } = await until(({ type }) => type === 'recommendations');
  expect(JSON.stringify(shelf)).toContain('"title":"Brand New"');
  socket.close();
});

it('tells of a training that begins', async () => {
  const { socket, until } = await connect();
  await until(({ type, running }) => type === 'training' && running === false);
  const { store } = test.echotune;
  await store.jobs.enqueue('train', {});
  await store.jobs.claim(['train'], 60_000);
  await until(({ type, running }) => type === 'training' && running === true);
  socket.close();
});

it('tells what plays now, whoever says so, when it ends, and playlists that change', async () => {
  const { socket, told, until } = await connect();
  await until(({ type, playing }) => type === 'now-playing' && playing === null);
  const url = '/api/v1/listeners/1/now-playing';
  const payload = { title: 'Glass', artist: 'Noor', durationMs: 60_000 };
  const said = await test.app.inject({ method: 'PUT', url, payload });
  expect(said.json()).toEqual((await test.app.inject(url)).json());
  await until(({ playing }) => JSON.stringify(playing) === JSON.stringify(said.json().playing));
  told.length = 0;
  await test.app.inject({ method: 'DELETE', url });
  await until(({ type, playing }) => type === 'now-playing' && playing === null);
  await test.app.inject({ method: 'POST', url: '/api/v1/playlists', payload: { name: 'Rain' } });
  const { changed } = await until(({ type }) => type === 'playlists');
  expect(changed).toMatchObject([{ name: 'Rain', version: 1 }]);
  expect(told.filter(({ type }) => type === 'now-playing')).toHaveLength(1);
  socket.close();
});

it('tells how an import ends of which it saw nothing but the end', async () => {
  const { socket, until } = await connect();
  await until(({ type }) => type === 'playlists' || type === 'now-playing');
  const { store } = test.echotune;
  await store.transaction(async (tx) => {
    await tx.jobs.enqueue('demo', { listenerId: 1 });
    const held = await tx.jobs.claim(['demo'], 60_000);
    await held?.complete({});
  });
  const { status } = await until(({ type }) => type === 'import');
  expect(status).toMatchObject({ listener: 1, state: 'done' });
  socket.close();
});

it('ends with the listener, and refuses who is nobody’s or another site’s', async () => {
  const { socket, until } = await connect();
  await until(({ type }) => type === 'plays');
  const closed = once(socket, 'close');
  await test.app.inject({ method: 'DELETE', url: '/api/v1/listeners/1' });
  await closed;
  expect(await handshake('?listener=9')).toBe(404);
  expect(await handshake('', { origin: 'http://elsewhere.example' })).toBe(403);
});
