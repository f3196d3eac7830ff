import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, type TestApp, testNow } from '../http/open-app.fixture.ts';
import { type FakeServices, startFakeServices } from '../http/scrobble.fixture.ts';

let fakes: FakeServices;
let test: TestApp;
let listener: number;
let base: string;

const mbidOf = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
const hour = 3_600_000;

beforeEach(async () => {
  fakes = await startFakeServices();
  test = await openApp(fakes.settings);
  listener = (await ask('POST', '/listeners', { name: 'Ada' })).body.id;
  base = `/listeners/${listener}/enrichment`;
});
afterEach(async () => {
  await test.close();
  await fakes.close();
});

async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const answer = await test.app.inject({
    ...{ method, url: `/api/v1${url}`, ...(payload && { payload }) },
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

/** Told by a scrobbler, which says which recordings they are. */
async function listen(songs: number): Promise<void> {
  const listens = Array.from({ length: songs }, (_, nth) => ({
    listened_at: (testNow - (nth + 1) * hour) / 1000,
    track_metadata: {
      ...{ artist_name: `Artist ${nth}`, track_name: `Song ${nth}` },
      additional_info: { recording_mbid: mbidOf(nth) },
    },
  }));
  fakes.listenbrainz.listens.set('ada', listens);
  await test.echotune.store.scrobbleAccounts.put(listener, 'listenbrainz', 'ada');
  await ask('POST', `/listeners/${listener}/scrobble-accounts/listenbrainz/pull`, {});
  await test.work();
}

const jobs = (kind: string) => test.echotune.store.jobs.list({ kind });

it('asking takes as many jobs as it needs, others come in between, and the models learn at the end', async () => {
  await listen(70);
  const { length: trainings } = await jobs('train');
  fakes.listenbrainz.similarRecordings.set(mbidOf(69), [
    {
      ...{ recording_mbid: mbidOf(999), recording_name: 'Unheard', score: 1 },
      artist_credit_name: 'Nobody',
    },
  ]);
  const services = ['listenbrainz', 'lastfm', 'musicbrainz', 'coverart'].map((provider) => ({
    ...{ provider, isSetUp: true },
  }));
  expect((await ask('GET', base)).body).toEqual({ allowed: [], run: null, services });
  const allowed = ['listenbrainz'];
  expect((await ask('PUT', base, { allowed })).body).toMatchObject({ allowed });
  expect((await ask('POST', `${base}/run`)).status).toBe(202);
  await test.work();
  expect((await jobs('enrich')).map(({ result }) => result)).toMatchObject([
    { asked: 70 - 57, left: false },
    { asked: 70 + 57, left: true },
  ]);
  expect(await jobs('train')).toHaveLength(trainings + 1);
  const { run } = (await ask('GET', base)).body;
  expect(run).toMatchObject({ state: 'done', left: false, found: 1, stopped: [] });
  const { items } = (await ask('GET', `/recommendations?shelf=discover&listener=${listener}`)).body;
  expect(items).toMatchObject([{ song: { title: 'Unheard' } }]);
});

it('a run that waits can be ended, is there once, and once a day there is one where somebody allows it', async () => {
  const runOf = async () => (await ask('GET', base)).body.run;
  expect((await ask('DELETE', `${base}/run`)).body.code).toBe('job-unknown');
  await ask('POST', `${base}/run`);
  await ask('POST', `${base}/run`);
  expect(await jobs('enrich')).toHaveLength(1);
  expect((await ask('DELETE', `${base}/run`)).body.state).toBe('cancelled');
  expect((await runOf()).state).toBe('cancelled');
  await ask('PUT', base, { allowed: ['musicbrainz', 'musicbrainz'] });
  test.clock.now += 25 * hour;
  await test.work();
  expect(await runOf()).toMatchObject({ state: 'done', asked: 0 });
  await ask('PUT', base, { allowed: [] });
  test.clock.now += 25 * hour;
  await test.work();
  expect(await jobs('enrich')).toHaveLength(2);
  expect((await ask('PUT', base, { allowed: ['spotify'] })).status).toBe(400);
});
