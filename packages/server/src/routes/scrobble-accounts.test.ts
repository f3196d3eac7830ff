import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, type TestApp, testNow } from '../http/open-app.fixture.ts';
import { type FakeServices, startFakeServices } from '../http/scrobble.fixture.ts';

let fakes: FakeServices;
let test: TestApp;
let base: string;

beforeEach(async () => {
  fakes = await startFakeServices();
  test = await openApp(fakes.settings);
  const { id } = (await ask('POST', '/listeners', { name: 'Ada' })).body;
  base = `/listeners/${id}/scrobble-accounts`;
});
afterEach(async () => {
  await test.close();
  await fakes.close();
});

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
) {
  const answer = await test.app.inject({
    ...{ method, url: `/api/v1${url}`, ...(payload && { payload }) },
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

const account = async () => (await ask('GET', base)).body.accounts[0];
const names = { artist_name: 'A', track_name: 'T' };

it('a history is read in the background, and its reading can be followed and ended', async () => {
  const listens = [1, 2, 3].map((n) => ({
    listened_at: testNow / 1000 - n * 86_400,
    track_metadata: { ...names, track_name: `Song ${n}` },
  }));
  fakes.listenbrainz.listens.set('ada', listens);
  expect((await ask('POST', `${base}/listenbrainz/pull`, {})).body.code).toBe(
    'provider-not-connected',
  );
  const connected = await ask('PUT', `${base}/listenbrainz`, { user: 'ada' });
  expect(connected.body).toMatchObject({ user: 'ada', forwards: false, lastPull: null });
  expect((await ask('DELETE', `${base}/listenbrainz/pull`)).body.code).toBe('job-unknown');
  const begun = await ask('POST', `${base}/listenbrainz/pull`, {});
  expect([begun.status, begun.body.state]).toEqual([202, 'queued']);
  expect((await ask('DELETE', `${base}/listenbrainz/pull`)).body.state).toBe('cancelled');
  await ask('POST', `${base}/listenbrainz/pull`, {});
  await test.work();
  expect(await account()).toMatchObject({
    knownTo: testNow - 86_400_000,
    lastPull: { state: 'done', read: 3, added: 3, failure: null },
  });
  expect((await ask('GET', '/plays')).body.plays).toHaveLength(3);
});

it('new plays go to where the listener wants them, and what was refused is told with its reason', async () => {
  const connected = await ask('PUT', `${base}/listenbrainz`, { token: 'token' });
  expect(connected.body).toMatchObject({ user: 'ada' });
  await ask('PATCH', `${base}/listenbrainz`, { forwards: true });
  const play = (title: string, startedAt: number) => ({
    ...{ title, artist: 'A', startedAt, msPlayed: 200_000 },
  });
  const ages = [60_000, 400 * 86_400_000];
  await ask('POST', '/plays', { plays: ages.map((age) => play(`Song ${age}`, testNow - age)) });
  expect(await account()).toMatchObject({ forwards: true, waiting: 2 });
  test.clock.now += 15_000;
  await test.work();
  expect(await account()).toMatchObject({
    ...{ waiting: 0, givenUp: 1, problem: null },
    lastGivenUp: [
      {
        title: `Song ${ages[1]}`,
        reason: 'It was played more than 365 days ago: ListenBrainz takes no plays that old.',
      },
    ],
  });
  expect(fakes.listenbrainz.listens.get('ada')).toMatchObject([
    { track_metadata: { track_name: 'Song 60000' } },
  ]);
  expect((await ask('DELETE', `${base}/listenbrainz`)).status).toBe(204);
  expect((await ask('DELETE', `${base}/listenbrainz`)).body.code).toBe('provider-not-connected');
});

it('Last.fm is approved on its own page, and connected with what was approved', async () => {
  const { token, url } = (await ask('POST', `${base}/lastfm/approval`)).body;
  const early = await ask('PUT', `${base}/lastfm`, { token });
  expect([early.status, early.body.code]).toEqual([409, 'provider-consent-needed']);
  expect((await fetch(url)).ok).toBe(true);
  expect((await ask('PUT', `${base}/lastfm`, { token })).body).toMatchObject({ user: 'robin' });
  const other = await ask('POST', `${base}/listenbrainz/approval`);
  expect(other.body.code).toBe('input-invalid');
});

it('what the listener has to do is told: a name that is not there, a token that is needed or wrong', async () => {
  const codes: string[] = [];
  const answered = async (...of: Parameters<typeof ask>) => {
    const { status, body } = await ask(...of);
    codes.push(`${status} ${body.code}`);
    return body;
  };
  await answered('PUT', `${base}/listenbrainz`, { token: 'wrong' });
  expect((await answered('PUT', `${base}/listenbrainz`, {})).detail).toMatch(/^user: /);
  await answered('PUT', `${base}/spotify`, { user: 'ada' });
  await answered('PUT', `${base}/listenbrainz`, { user: 'nobody' });
  fakes.listenbrainz.listens.set('berta', []);
  await ask('PUT', `${base}/listenbrainz`, { user: 'berta' });
  await answered('PATCH', `${base}/listenbrainz`, { forwards: true });
  await answered('PUT', `${base}/listenbrainz`, { token: 'token' });
  expect(await account()).toMatchObject({ user: 'berta' });
  fakes.listenbrainz.listens.delete('berta');
  await ask('POST', `${base}/listenbrainz/pull`, {});
  await test.work();
  codes.push((await account()).lastPull.failure.code);
  expect(codes).toEqual([
    ...['409 provider-consent-needed', '400 input-invalid', '400 input-invalid'],
    ...['422 provider-unknown-name', '409 provider-consent-needed'],
    ...['409 provider-account-taken', 'provider-unknown-name'],
  ]);
});

it('without a key of Last.fm all else goes on, and this says what to set', async () => {
  const bare = await openApp();
  try {
    const listener = { method: 'POST', url: '/api/v1/listeners', payload: { name: 'x' } } as const;
    const { id } = (await bare.app.inject(listener)).json();
    const refused = await bare.app.inject({
      ...{ method: 'PUT', payload: { user: 'ada' } },
      url: `/api/v1/listeners/${id}/scrobble-accounts/lastfm`,
    });
    expect(refused.json()).toMatchObject({
      ...{ code: 'provider-not-configured', status: 409 },
      detail: expect.stringContaining('ECHOTUNE_LASTFM_API_KEY'),
    });
  } finally {
    await bare.close();
  }
});
