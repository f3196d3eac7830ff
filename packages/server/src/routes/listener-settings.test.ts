import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, type TestApp, testNow } from '../http/open-app.fixture.ts';

let test: TestApp;
let listener: number;
const day = 86_400_000;

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

beforeEach(async () => {
  test = await openApp();
  listener = (await ask('POST', '/listeners', { name: 'Ada' })).body.id;
});
afterEach(() => test.close());

const play = (title: string, daysAgo: number) => ({
  ...{ title, artist: 'A', startedAt: testNow - daysAgo * day, msPlayed: 200_000 },
});

it('a listener can move to another time zone, and to none that is not there', async () => {
  const moved = await ask('PATCH', `/listeners/${listener}`, { timeZone: 'Asia/Tokyo' });
  expect(moved.body).toMatchObject({ id: listener, timeZone: 'Asia/Tokyo', plays: 0 });
  expect((await ask('GET', '/statistics')).body.timeZone).toBe('Asia/Tokyo');
  const nowhere = await ask('PATCH', `/listeners/${listener}`, { timeZone: 'Nowhere' });
  expect([nowhere.status, nowhere.body.code]).toEqual([422, 'time-zone-unknown']);
});

it('what is older than a listener keeps it goes at once, and a part that is not named stays as it was', async () => {
  await ask('POST', '/plays', { plays: [play('Old', 400), play('New', 1)] });
  const path = `/listeners/${listener}/retention`;
  const usual = { playsDays: null, shownDays: null, usualShownDays: 90 };
  expect((await ask('GET', path)).body).toEqual(usual);
  await ask('PATCH', path, { shownDays: 30 });
  const changed = await ask('PATCH', path, { playsDays: 365 });
  expect(changed.body).toEqual({
    ...{ ...usual, playsDays: 365, shownDays: 30 },
    removed: { plays: 1, shown: 0 },
  });
  expect((await ask('GET', '/plays')).body.plays).toMatchObject([{ title: 'New' }]);
  expect((await ask('PATCH', path, { playsDays: 0 })).status).toBe(400);
});

it('an exclusion says what it is about', async () => {
  await ask('POST', '/plays', { plays: [play('Glass', 1)] });
  const [song] = (await ask('GET', '/search?q=glass')).body.songs;
  const ofSong = await ask('POST', '/exclusions', { song: song.id });
  expect(ofSong.body).toMatchObject({ song: song.id, title: 'Glass', artistName: 'A' });
  await ask('POST', '/exclusions', { artist: song.artistId });
  await ask('POST', '/exclusions', { to: 1 });
  expect((await ask('GET', '/exclusions')).body.exclusions).toMatchObject([
    { title: 'Glass', artistName: 'A' },
    { title: null, artistName: 'A' },
    { title: null, artistName: null, to: 1 },
  ]);
});

it('what was said of songs and artists can be found again by name, and by what was said', async () => {
  await ask('POST', '/plays', { plays: [play('Glass', 1), play('Kettle', 2)] });
  const [glass] = (await ask('GET', '/search?q=glass')).body.songs;
  const [kettle] = (await ask('GET', '/search?q=kettle')).body.songs;
  await ask('PUT', '/verdicts', { song: glass.id, kind: 'hide' });
  await ask('PUT', '/verdicts', { artist: glass.artistId, kind: 'dislike' });
  await ask('PUT', '/verdicts', { song: kettle.id, kind: 'like' });
  expect((await ask('GET', '/verdicts?kind=hide&kind=dislike')).body.verdicts).toEqual([
    { kind: 'hide', song: glass.id, artist: null, at: testNow, title: 'Glass', artistName: 'A' },
    {
      ...{ kind: 'dislike', song: null, artist: glass.artistId, at: testNow },
      ...{ title: null, artistName: 'A' },
    },
  ]);
  expect((await ask('GET', '/verdicts')).body.verdicts).toHaveLength(3);
  expect((await ask('GET', '/verdicts?kind=like')).body.verdicts).toMatchObject([
    { title: 'Kettle' },
  ]);
  expect((await ask('GET', '/verdicts?kind=none')).status).toBe(400);
});
