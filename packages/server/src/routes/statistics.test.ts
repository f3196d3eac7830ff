import { namedTrack } from '@echotune/formats';
import { recordPlays } from '@echotune/service';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';

const hour = 3_600_000;
const day = 24 * hour;
let test: TestApp;

/** One song a day from a local noon on, in a zone that is never UTC. */
const plays = (from: number, days: number, artist: string) =>
  Array.from({ length: days }, (_, nth) => ({
    track: namedTrack(`${artist} ${nth % 7}`, artist, { album: `Best of ${artist}` }),
    startedAt: from + nth * day,
    msPlayed: nth % 5 === 0 ? 10_000 : 200_000,
  }));

beforeAll(async () => {
  test = await openApp();
  const { store } = test.echotune;
  const { id: listenerId } = await store.listeners.create({
    ...{ name: 'Ada', accountId: test.app.account.id, timeZone: 'Asia/Tokyo', demo: false },
  });
  const now = test.clock.now;
  await recordPlays(store, { listenerId, source: 'api', now }, [
    ...plays(Date.UTC(2024, 0, 1, 3), 200, 'Noor'),
    ...plays(Date.UTC(2025, 0, 1, 3), 90, 'Noor'),
    ...plays(Date.UTC(2025, 4, 1, 3), 120, 'Tove'),
  ]);
});

afterAll(() => test.close());

const get = async (query: string) =>
  (await test.app.inject({ url: `/api/v1/statistics?${query}` })).json();

it('takes local dates, the last one not included, and compares with a year earlier', async () => {
  const found = await get('from=2025-01-01&to=2025-02-01&compare=year');
  expect(found).toMatchObject({
    ...{ from: Date.UTC(2024, 11, 31, 15), to: Date.UTC(2025, 0, 31, 15) },
    ...{ plays: 31, days: 31, songs: 7, newSongs: 0, repeatRate: 24 / 31 },
    longestStreak: { from: '2025-01-01', to: '2025-01-31', days: 31 },
    compared: { plays: 31, from: Date.UTC(2023, 11, 31, 15), newSongs: 7, newArtists: 1 },
    topReleases: [{ name: 'Best of Noor', detail: 'Noor', previousRank: 1 }],
  });
  expect(found.playsByDay).toBeUndefined();
  expect(found.eras).toBeUndefined();
});

it('tells what is asked for beside: days, evolution, eras and skips, all with their names', async () => {
  const parts = ['days', 'evolution', 'eras', 'skips'].map((part) => `include=${part}`).join('&');
  const found = await get(`from=2025-01-01&to=2026-01-01&${parts}`);
  expect(found.playsByDay).toMatchObject({ from: '2025-01-01', plays: { length: 240 } });
  expect(found.evolution.artists.map(({ name }: { name: string }) => name)).toEqual([
    'Tove',
    'Noor',
  ]);
  expect(found.eras).toMatchObject([
    { from: '2024-12-30', artists: [{ name: 'Noor', share: 1, shareElsewhere: 0 }] },
    { to: '2025-08-31', artists: [{ name: 'Tove' }] },
  ]);
  expect(found.skips.songs[0]).toMatchObject({ name: expect.stringMatching(/^(Noor|Tove) \d$/) });
  expect(found.skipRate).toBeCloseTo(0.2);
});

it('of a time without plays are zeros, and there is nothing to compare with', async () => {
  const found = await get('from=2001-01-01&to=2001-02-01&include=days&include=eras');
  expect(found).toMatchObject({
    ...{ plays: 0, repeatRate: 0, compared: null, topSongs: [], eras: [] },
    playsByDay: { from: null, plays: [] },
  });
});

it('refuses a range that ends before it begins, and a date that is none', async () => {
  for (const query of ['from=2025-02-01&to=2025-01-01', 'from=2025-02-31', 'include=everything']) {
    const { statusCode } = await test.app.inject({ url: `/api/v1/statistics?${query}` });
    expect(statusCode, query).toBe(400);
  }
});
