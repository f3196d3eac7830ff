import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { upload } from '../../../../tests/kit/upload.ts';
import type { TestApp } from '../http/open-app.fixture.ts';
import { ask, keyOf, type Own, twoListeners } from './two-listeners.fixture.ts';
import { walkedRoutes } from './walked-routes.fixture.ts';

/**
 * Beside `every-route.test.ts`, which asks each route for another listener's things by its address and query:
 * the other places in which a request can name them.
 */

let test: TestApp;
let ada: Own;
let eve: Own;

beforeAll(async () => {
  ({ test, ada, eve } = await twoListeners());
});
afterAll(() => test.close());

/** What the numbers and names are that a request may hold; whoever adds one says whose it is. */
const fields: Readonly<Record<string, readonly string[]>> = {
  // Asked for in `every-route.test.ts`, or below.
  'somebody’s': [
    ...[
      'account',
      'conversation',
      'delivery',
      'entries',
      'entry',
      'id',
      'impression',
      'invitation',
    ],
    ...['key', 'listener', 'playlist', 'session', 'user', 'user_name', 'webhook', 'x_listener'],
  ],
  // The catalogue is everybody's: it tells of nobody.
  'nobody’s': [
    ...['artist', 'artistId', 'song', 'songId', 'songs', 'songIds', 'trackId', 'intoId', 'otherId'],
    ...['withoutArtist', 'withoutSong', 'withoutArtists', 'withoutSongs', 'toSongId', 'artists'],
    'recordingMbid',
  ],
};

it('a field that names something is known here, so that somebody thought of whose it may be', () => {
  const named = new Set<string>();
  const walk = (schema: unknown, name: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { type, properties = {}, items, $defs = {}, ...rest } = Object(schema);
    const isNamed =
      /(?:id|ids|key|listener|account|user|playlist|entry|entries|session|song|songs|artist|artists|webhook|conversation|impression|delivery|invitation|import|proposal)$/i;
    if ((type === 'integer' || type === 'string') && isNamed.test(name)) named.add(name);
    for (const [key, part] of Object.entries({ ...properties, ...$defs })) walk(part, key);
    for (const part of [items, ...Object.values(rest).flat()]) walk(part, name);
  };
  for (const { pattern, schema } of walkedRoutes(test)) {
    if (!pattern.startsWith('/api/v1/')) continue;
    for (const part of ['body', 'querystring', 'params']) {
      const taken = Object(schema)[part];
      if (taken instanceof z.ZodType)
        walk(z.toJSONSchema(taken, { io: 'input', unrepresentable: 'any' }), '');
    }
  }
  expect(named.size).toBeGreaterThan(15);
  const known = new Set(Object.values(fields).flat());
  expect([...named].filter((name) => !known.has(name)).sort()).toEqual([]);
});

it('what a body names of another listener is not there, and nothing of theirs changes', async () => {
  const { listener, playlist, entry } = ada;
  const own = eve.playlist;
  const tries: readonly (readonly ['POST' | 'PUT' | 'PATCH', string, object])[] = [
    ['POST', '/keys', { name: 'x', scopes: ['read'], listener }],
    ['POST', '/webhooks', { url: 'https://hooks.example/', listener }],
    ['POST', `/playlists/${own}/entries/move`, { entries: [entry], position: 0 }],
    ['POST', `/playlists/${playlist}/entries`, { entries: [{ song: 1 }] }],
    ['POST', '/recommendations/batch', { requests: [{ listener }] }],
    ['POST', '/answers', { question: 'x', listener }],
    ['POST', '/conversations/messages', { text: 'x', listener }],
    ['PUT', '/budget/limits', { limitUsd: '1', period: 'day', listener }],
    ['POST', '/cache/drop', { listener }],
    ['POST', '/invitations', { listener }],
    ['PATCH', `/accounts/${ada.client.account.id}`, { disabled: true }],
  ];
  for (const [method, url, payload] of tries) {
    const answer = await eve.client.inject({ method, url: `/api/v1${url}`, payload });
    expect([url, answer.statusCode]).toEqual([url, expect.toBeOneOf([400, 403, 404])]);
    expect(answer.body).not.toMatch(/secret/);
  }
  const removed = await eve.client.inject({
    method: 'DELETE',
    url: `/api/v1/playlists/${own}/entries?entry=${entry}`,
  });
  expect(removed.statusCode).toBe(404);
  expect((await ask(ada.client, 'GET', `/playlists/${playlist}/entries`)).entries).toHaveLength(1);
});

it('the same Idempotency-Key of somebody else is another one: nobody is answered what they were', async () => {
  const headers = { 'idempotency-key': 'the same for both' };
  const request = { method: 'POST', url: '/api/v1/playlists', headers } as const;
  const first = await ada.client.inject({ ...request, payload: { name: 'secret by key' } });
  expect(first.statusCode).toBe(201);
  const other = await eve.client.inject({ ...request, payload: { name: 'secret by key' } });
  expect(other.headers['idempotency-replayed']).toBeUndefined();
  expect(other.json().playlist.id).not.toBe(first.json().playlist.id);
  await eve.client.inject({
    method: 'DELETE',
    url: `/api/v1/playlists/${other.json().playlist.id}`,
  });
});

it('an upload goes to nobody else, and its job is nobody else’s', async () => {
  const file = upload({ 'endsong_0.json': '[]' });
  const url = `/api/v1/imports?listener=${ada.listener}`;
  expect((await eve.client.inject({ method: 'POST', url, ...file })).statusCode).toBe(404);
  const { id } = (await ada.client.inject({ method: 'POST', url, ...file })).json();
  for (const path of [`/imports/${id}`, `/imports/${id}/events`, `/imports/${id}/rejected`])
    expect((await eve.client.inject(`/api/v1${path}`)).statusCode).toBe(404);
  expect(
    (await eve.client.inject({ method: 'DELETE', url: `/api/v1/imports/${id}` })).statusCode,
  ).toBe(404);
});

it('other services’ clients get nothing of another listener, by name or by id', async () => {
  const { secret: token } = await keyOf(eve.client);
  const headers = { authorization: `Token ${token}` };
  const names = ['Ada', 'ada', 'ADA', 'Ada%00', '%41da', '..%2fAda', '*', '%25'];
  for (const name of names) {
    for (const end of ['listens', 'listen-count', 'playing-now']) {
      const answer = await test.bare.inject({ url: `/1/user/${name}/${end}`, headers });
      expect([name, answer.statusCode >= 400]).toEqual([name, true]);
      expect(answer.body).not.toMatch(/secret/);
    }
  }
  const count = async () => (await ask(ada.client, 'GET', '/plays')).plays.length;
  const before = await count();
  const [play] = (await ask(ada.client, 'GET', '/plays')).plays;
  const hex = play.song.toString(16).padStart(12, '0');
  await test.bare.inject({
    ...{ method: 'POST', url: '/1/delete-listen', headers },
    payload: {
      listened_at: Math.floor(play.startedAt / 1000),
      recording_msid: `ec407e00-0000-8000-8000-${hex}`,
    },
  });
  expect(await count()).toBe(before);
  const info = await test.bare.inject(
    `/2.0?method=user.getInfo&api_key=x&api_sig=${'0'.repeat(32)}&user=Ada&sk=${token}&format=json`,
  );
  expect(info.body).not.toMatch(/Ada/);
  const spotify = await test.bare.inject({
    ...{ url: `/v1/recommendations?seed_genres=rock&x_listener=${ada.listener}` },
    headers: { authorization: `Bearer ${token}` },
  });
  expect([spotify.statusCode >= 400, /secret|Ada/.test(spotify.body)]).toEqual([true, false]);
});
