import { onePixel } from '@echotune/connect';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { allowCovers } from '../http/covers.fixture.ts';
import { openApp, type TestApp, testNow } from '../http/open-app.fixture.ts';
import { type FakeServices, startFakeServices } from '../http/scrobble.fixture.ts';

let fakes: FakeServices;
let test: TestApp;
let listener: number;
let song: number;

beforeEach(async () => {
  fakes = await startFakeServices();
  test = await openApp(fakes.settings);
  listener = (await ask('POST', '/listeners', { name: 'Ada' })).json().id;
  const play = { title: 'Glass', artist: 'Noor', startedAt: testNow - 300_000, msPlayed: 200_000 };
  await ask('POST', `/plays?listener=${listener}`, { plays: [play] });
  song = (await ask('GET', `/search?q=glass`)).json().songs[0].id;
});
afterEach(async () => {
  await test.close();
  await fakes.close();
});

const ask = (
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  payload?: object,
  headers: Record<string, string> = {},
) => test.app.inject({ method, url: `/api/v1${url}`, headers, ...(payload && { payload }) });

const look = async (...songs: readonly number[]) => {
  const which = songs.map((each) => `song=${each}`).join('&');
  return (await ask('GET', `/covers?listener=${listener}&${which}`)).json().covers;
};
const picture = (digest: string, headers: Record<string, string> = {}) =>
  ask('GET', `/covers/${digest}?listener=${listener}`, undefined, headers);

it('shows nothing, and asks nobody, before the listener allows it', async () => {
  expect((await ask('GET', '/overview')).json().listeners[0].covers).toBe(false);
  expect(await look(song)).toEqual([]);
  expect(fakes.coverart.server.asked).toEqual([]);
  const allowed = ['coverart'];
  await ask('PUT', `/listeners/${listener}/enrichment`, { allowed });
  expect((await ask('GET', '/overview')).json().listeners[0].covers).toBe(true);
  // Of a song whose release nobody told there is nothing to ask.
  expect(await look(song)).toEqual([{ song, picture: null, pending: false }]);
  expect(fakes.coverart.server.asked).toEqual([]);
});

it('a picture is fetched in the background, kept by browsers for good, and gone with the consent', async () => {
  await allowCovers(test, fakes.coverart, { listener, song });
  expect(await look(song, song, 4711)).toEqual([
    { song, picture: null, pending: true },
    { song: 4711, picture: null, pending: false },
  ]);
  await test.echotune.covers.settled();
  const [{ picture: digest }] = await look(song);
  const answer = await picture(digest);
  expect(answer.statusCode).toBe(200);
  expect(answer.rawPayload).toEqual(Buffer.from(onePixel(200, 60, 20)));
  expect(answer.headers).toMatchObject({
    ...{ 'content-type': 'image/gif', etag: `"${digest}"`, 'x-content-type-options': 'nosniff' },
    'cache-control': 'private, max-age=31536000, immutable',
  });
  const again = await picture(digest, { 'if-none-match': `"${digest}"` });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect((await picture('0'.repeat(64))).json().code).toBe('cover-unknown');
  expect((await picture('../../config.toml')).statusCode).toBe(404);
  expect((await picture('x')).json().code).toBe('cover-unknown');
  const other = (await ask('POST', '/listeners', { name: 'Bob' })).json().id;
  expect((await ask('GET', `/covers/${digest}?listener=${other}`)).statusCode).toBe(404);
  await ask('PUT', `/listeners/${listener}/enrichment`, { allowed: [] });
  expect(await look(song)).toEqual([]);
  expect((await picture(digest)).json().code).toBe('cover-unknown');
});

it('an archive that is away leaves the page as it is', async () => {
  await allowCovers(test, fakes.coverart, { listener, song });
  await fakes.coverart.server.close();
  expect(await look(song)).toEqual([{ song, picture: null, pending: true }]);
  await test.echotune.covers.settled();
  expect(await look(song)).toEqual([{ song, picture: null, pending: false }]);
});

it('asks for songs one by one or a screen of them, not for hundreds', async () => {
  await allowCovers(test, fakes.coverart, { listener, song });
  const many = Array.from({ length: 61 }, (_, nth) => `song=${nth + 1}`).join('&');
  expect((await ask('GET', `/covers?listener=${listener}&${many}`)).statusCode).toBe(400);
  expect((await ask('GET', `/covers?listener=${listener}`)).statusCode).toBe(400);
});
