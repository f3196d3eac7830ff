import { type FakeSpotify, startFakeSpotify } from '@echotune/connect';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, type TestApp, type TestClient, testNow } from '../http/open-app.fixture.ts';
import { agreed, spotifySettings } from '../http/spotify.fixture.ts';

let fake: FakeSpotify;
let test: TestApp;

beforeEach(async () => {
  fake = await startFakeSpotify({ clock: () => testNow });
  test = await openApp(spotifySettings(fake));
});
afterEach(async () => {
  await test.close();
  await fake.close();
});

const api =
  (client: TestClient) =>
  async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
    const answer = await client.inject({
      ...{ method, url: `/api/v1${url}`, ...(payload && { payload }) },
    });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  };

async function listening(name: string, client: TestClient) {
  const ask = api(client);
  await ask('POST', '/listeners', { name });
  return ask;
}

const finish = ({ state, code }: { state: string; code: string }) =>
  `/spotify/callback?state=${state}&code=${code}`;

it('an account is connected, read, played on and disconnected, without a page', async () => {
  const ask = await listening('Ada', test.app);
  expect((await ask('GET', '/spotify')).body).toMatchObject({ configured: true, connection: null });
  expect((await ask('GET', '/spotify/playing')).body.code).toBe('provider-not-connected');
  const { world } = fake;
  world.play(world.song(1), testNow - 60_000);
  world.user().saved = [{ song: world.song(2), addedAt: testNow }];
  const back = await agreed((await ask('POST', '/spotify/connect')).body.url);
  const connected = await ask('GET', finish(back));
  expect(connected.body.connection).toMatchObject({ account: 'Robin', consent: 'holds' });
  expect((await ask('GET', finish(back))).body.code).toBe('provider-consent-needed');
  expect((await ask('POST', '/spotify/library')).status).toBe(202);
  await test.work();
  expect((await ask('GET', '/plays')).body.plays).toMatchObject([{ title: 'Paper Moon 1' }]);
  expect(await test.echotune.store.jobs.list({ state: 'failed' })).toEqual([]);
  const reading = { state: 'done', read: 1, total: 1, added: 1, failure: null };
  expect((await ask('GET', '/spotify')).body.library).toEqual(reading);
  const uris = [world.song(3).uri];
  expect((await ask('POST', '/spotify/playing', { do: 'play', uris })).status).toBe(204);
  expect((await ask('GET', '/spotify/playing')).body.playing).toMatchObject({
    ...{ title: 'Paper Moon 3', artist: 'The Invented 3', isPlaying: true },
  });
  world.user().isPremium = false;
  const refused = await ask('POST', '/spotify/playing', { do: 'pause' });
  expect([refused.status, refused.body.code]).toEqual([409, 'provider-refused']);
  expect((await ask('DELETE', '/spotify')).status).toBe(204);
  expect((await ask('GET', '/spotify')).body.connection).toBeNull();
  expect((await ask('DELETE', '/spotify')).body.code).toBe('provider-not-connected');
});

it('who comes back from Spotify must be who was sent: nobody gets another’s account', async () => {
  const ask = await listening('Ada', test.app);
  const mallory = await listening('Mallory', await test.signIn('Mallory'));
  const url = (await mallory('POST', '/spotify/connect')).body.url;
  // Ada opens the address that Mallory sent her, and agrees.
  const answer = await ask('GET', finish(await agreed(url)));
  expect([answer.status, answer.body.code]).toEqual([404, 'listener-unknown']);
  const nobody = await test.bare.inject(`/api/v1${finish(await agreed(url))}`);
  expect(nobody.statusCode).toBe(401);
  expect(await test.echotune.store.connections.list('spotify')).toEqual([]);
});

it('a browser that comes back is sent on to the page, also with what went wrong', async () => {
  const ask = await listening('Ada', test.app);
  const back = async (url: string) => {
    const headers = {
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      ...{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    };
    const answer = await test.app.inject({ url: `/api/v1${url}`, headers });
    return [answer.statusCode, answer.headers.location];
  };
  const agreement = await agreed((await ask('POST', '/spotify/connect')).body.url);
  expect(await back(finish(agreement))).toEqual([303, '/connections?spotify=connected']);
  expect(await back(finish(agreement))).toEqual([
    303,
    '/connections?spotify=provider-consent-needed',
  ]);
  expect((await ask('GET', '/spotify')).body.connection).toMatchObject({ account: 'Robin' });
});

it('who does not agree is told so, and may begin again', async () => {
  const ask = await listening('Ada', test.app);
  const { state } = await agreed((await ask('POST', '/spotify/connect')).body.url);
  const refused = await ask('GET', `/spotify/callback?state=${state}&error=access_denied`);
  expect(refused.body).toMatchObject({
    ...{ code: 'provider-refused', detail: expect.stringContaining('access_denied') },
  });
  const back = await agreed((await ask('POST', '/spotify/connect')).body.url);
  expect((await ask('GET', finish(back))).status).toBe(200);
});

it('the operator sees a pause and what did not fit, and can end both', async () => {
  const ask = await listening('Ada', test.app);
  await ask('GET', finish(await agreed((await ask('POST', '/spotify/connect')).body.url)));
  fake.world.user().playing = { song: fake.world.song(1), isPlaying: true, progressMs: 1 };
  fake.misbehave('api', { kind: 'drift', field: 'is_playing', how: 'renamed' });
  expect((await ask('GET', '/spotify/playing')).body.code).toBe('provider-misfit');
  fake.misbehave('api', { kind: 'quota-exceeded' });
  expect((await ask('GET', '/spotify/playing')).body.code).toBe('provider-paused');
  const reopened = await test.reopen();
  test = reopened;
  const again = api(reopened.app);
  expect((await again('GET', '/spotify/playing')).body.code).toBe('provider-paused');
  const { pauses, misfits } = (await again('GET', '/providers')).body;
  expect(pauses).toMatchObject([{ provider: 'spotify', until: testNow + 86_400_000 }]);
  expect(misfits).toMatchObject([{ operation: 'playing', shape: { is_playing_v2: 'boolean' } }]);
  expect((await again('DELETE', '/providers/pauses?provider=spotify')).status).toBe(204);
  expect((await again('DELETE', '/providers/misfits')).status).toBe(204);
  const after = (await again('GET', '/providers')).body;
  expect(after).toMatchObject({ pauses: [], misfits: [] });
  expect((await again('GET', '/spotify/playing')).status).toBe(200);
});

it('without a client id everything says what to set', async () => {
  const bare = await openApp();
  try {
    const ask = await listening('Ada', bare.app);
    expect((await ask('GET', '/spotify')).body.configured).toBe(false);
    const refused = await ask('POST', '/spotify/connect');
    expect(refused.body).toMatchObject({
      ...{ code: 'provider-not-configured', status: 409 },
      detail: expect.stringContaining('ECHOTUNE_SPOTIFY_CLIENT_ID'),
    });
  } finally {
    await bare.close();
  }
});
