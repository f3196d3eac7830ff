import { readdirSync } from 'node:fs';
import { demoCommunity, writeSpotifyExtended } from '@echotune/formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { upload } from '../../../../tests/kit/upload.ts';
import { openApp, type TestApp, testNow } from './open-app.fixture.ts';

let test: TestApp;

beforeEach(async () => {
  test = await openApp();
});

afterEach(() => test.close());

const get = async (url: string) => (await test.app.inject({ url: `/api/v1${url}` })).json();

function history(months = 6): string {
  const world = demoCommunity({
    endsAt: testNow,
    listeners: 1,
    artists: 30,
    monthsBack: months,
  });
  return [...writeSpotifyExtended(world.you.plays.slice(-800))].join('');
}

async function importHistory(): Promise<number> {
  const answer = await test.app.inject({
    method: 'POST',
    url: '/api/v1/imports?timeZone=Europe/Berlin',
    ...upload({ 'Streaming_History_Audio_2025_0.json': history() }),
  });
  expect(answer.statusCode).toBe(202);
  await test.work();
  return answer.json().id;
}

describe('an import through the API', () => {
  it('reconciles, trains, and fills the shelves with reasons', async () => {
    const id = await importHistory();
    const status = await get(`/imports/${id}`);
    expect(status).toMatchObject({ state: 'done', phase: 'finished', failure: null });
    const { read, added, duplicates, notMusic, rejected } = status.totals;
    expect(read).toBe(800);
    expect(read).toBe(added + duplicates + notMusic + rejected);
    expect(status.findings.months.length).toBeGreaterThan(0);
    const { shelves } = await get('/shelves');
    expect(shelves.map((shelf: { shelf: string }) => shelf.shelf)).toEqual([
      'on-repeat',
      'rediscover',
      'discover',
      'right-now',
    ]);
    expect(shelves[0].items.length).toBeGreaterThan(5);
    for (const item of shelves[0].items) expect(item.reason.length).toBeGreaterThan(0);
    // One's own history alone holds nothing unheard: the shelf says so instead of being blank.
    expect(shelves[2]).toMatchObject({ items: [], empty: { code: 'no-community' } });
    expect(readdirSync(test.echotune.spoolFolder)).toEqual([]);
  });

  it('streams its state as events until it is finished', async () => {
    const id = await importHistory();
    const { payload } = await test.app.inject({ url: `/api/v1/imports/${id}/events` });
    expect(payload).toMatch(/^event: status\ndata: \{.*"phase":"finished".*\}\n\n$/);
  });

  it('says of a file nobody recognises what was tried, and keeps nothing of it', async () => {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/v1/imports',
      ...upload({ 'holiday.txt': 'hello' }),
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().code).toBe('import-unrecognised');
    expect(answer.json().detail).toContain('holiday.txt');
    expect(readdirSync(test.echotune.spoolFolder)).toEqual([]);
    expect((await get('/overview')).listeners).toEqual([]);
  });

  it('can be cancelled before it begins', async () => {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/v1/imports',
      ...upload({ 'endsong_0.json': history() }),
    });
    const { id } = answer.json();
    await test.app.inject({ method: 'DELETE', url: `/api/v1/imports/${id}` });
    expect(await test.work()).toBe(0);
    expect(await get(`/imports/${id}`)).toMatchObject({ state: 'cancelled' });
  });
});

describe('feedback', () => {
  it('hides a song at once and everywhere, and a like is remembered', async () => {
    await importHistory();
    const [first, second] = (await get('/shelves')).shelves[0].items;
    const put = (payload: object) =>
      test.app.inject({ method: 'PUT', url: '/api/v1/verdicts', payload });
    expect((await put({ song: first.song.id, kind: 'hide' })).statusCode).toBe(200);
    await put({ song: second.song.id, kind: 'like' });
    const { shelves } = await get('/shelves');
    const items = shelves.flatMap((shelf: { items: unknown[] }) => shelf.items);
    const songs = items.map((item: { song: { id: number } }) => item.song.id);
    expect(songs).not.toContain(first.song.id);
    const liked = shelves[0].items.find(
      (item: { song: { id: number } }) => item.song.id === second.song.id,
    );
    expect(liked.verdict).toBe('like');
    expect((await put({ song: 999_999, kind: 'like' })).statusCode).toBe(404);
    expect((await put({ song: 1, artist: 1, kind: 'like' })).statusCode).toBe(400);
  });

  it('lets a play change the very next answer, and keeps that after a restart', async () => {
    await importHistory();
    const before = (await get('/recommendations?shelf=on-repeat')).items;
    const startedAt = testNow - 3_600_000;
    const plays = Array.from({ length: 12 }, (_, i) => ({
      title: 'A Song Nobody Had',
      artist: 'Brand New',
      startedAt: startedAt + i * 200_000,
      msPlayed: 190_000,
    }));
    const stored = await test.app.inject({
      method: 'POST',
      url: '/api/v1/plays',
      payload: { plays },
    });
    expect(stored.json().outcomes).toEqual(plays.map(() => 'added'));
    const after = (await get('/recommendations?shelf=on-repeat')).items;
    const titles = (items: { song: { title: string } }[]) => items.map((item) => item.song.title);
    expect(titles(before)).not.toContain('A Song Nobody Had');
    expect(titles(after)[0]).toBe('A Song Nobody Had');
    test = await test.reopen();
    expect(titles((await get('/recommendations?shelf=on-repeat')).items)).toEqual(titles(after));
  });

  it('takes the same play twice as one', async () => {
    await importHistory();
    const plays = [{ title: 'x', artist: 'y', startedAt: testNow - 1000, msPlayed: 40_000 }];
    const send = () =>
      test.app.inject({ method: 'POST', url: '/api/v1/plays', payload: { plays } });
    expect((await send()).json().outcomes).toEqual(['added']);
    expect((await send()).json().outcomes).toEqual(['duplicate']);
  });
});

describe('explanations', () => {
  it('add up to the score of every song of every shelf', async () => {
    await importHistory();
    const { shelves } = await get('/shelves');
    const others = await Promise.all(
      ['for-you&familiarity=0.3', 'weekly', 'daily-mix&mix=1'].map((shelf) =>
        get(`/recommendations?shelf=${shelf}`),
      ),
    );
    for (const shelf of [...shelves, ...others]) {
      for (const item of shelf.items.slice(0, 4)) {
        const explanation = await get(`/recommendations/${item.impression}/explanation`);
        expect(Math.abs(explanation.sum - item.score)).toBeLessThan(1e-4);
        expect(explanation.score).toBe(item.score);
        expect(explanation.sentences.length).toBeGreaterThan(0);
      }
    }
  });

  it('of what is like a song speak of that song', async () => {
    await importHistory();
    const [{ song }] = (await get('/recommendations?shelf=on-repeat')).items;
    const like = await get(`/recommendations?shelf=more-like-this&song=${song.id}&song=${song.id}`);
    expect(like).toMatchObject({ shelf: 'more-like-this', title: 'More like this' });
    for (const { impression, score } of like.items) {
      const { sum } = await get(`/recommendations/${impression}/explanation`);
      expect(Math.abs(sum - score)).toBeLessThan(1e-4);
    }
    const none = await test.app.inject({ url: '/api/v1/recommendations?shelf=more-like-this' });
    expect(none.statusCode).toBe(400);
    expect(none.json()).toMatchObject({ code: 'input-invalid' });
  });

  it('hold under every wish, and the radio’s', async () => {
    await importHistory();
    const wishes = 'withoutTag=polka&withoutArtist=1&clean=true&withoutSong=2&withoutSong=3';
    const [{ song }] = (await get('/recommendations?shelf=on-repeat')).items;
    const lists = [
      await get(`/recommendations?${wishes}`),
      await get(`/radio?${wishes}&song=${song.id}&artist=${song.artistId}`),
    ];
    for (const { items } of lists) {
      expect(items.length).toBeGreaterThan(3);
      for (const { song, impression, score } of items) {
        expect([2, 3]).not.toContain(song.id);
        expect(song.artistId).not.toBe(1);
        const { sum } = await get(`/recommendations/${impression}/explanation`);
        expect(Math.abs(sum - score)).toBeLessThan(1e-4);
      }
    }
    const none = await get('/recommendations?yearFrom=1990&yearTo=1999');
    expect(none).toMatchObject({ items: [], empty: { code: 'nothing-fits' } });
    for (const wrong of [
      'yearFrom=nineties',
      'mood=odd',
      'energyTo=2',
      'withTag=',
      'clean=maybe',
    ]) {
      const refused = await test.app.inject({ url: `/api/v1/recommendations?${wrong}` });
      expect(refused.statusCode, wrong).toBe(400);
    }
  });

  it('stay the same when a newer model has taken over', async () => {
    await importHistory();
    const [item] = (await get('/recommendations?shelf=for-you')).items;
    await test.echotune.store.jobs.enqueue('train', {});
    await test.work();
    const [again] = (await get('/recommendations?shelf=for-you')).items;
    expect(again.impression).not.toBe(item.impression);
    const explanation = await get(`/recommendations/${item.impression}/explanation`);
    expect(explanation.model).toMatch(/^blend@1\//);
    expect(Math.abs(explanation.sum - item.score)).toBeLessThan(1e-4);
  });

  it('say so when the plays behind an answer were deleted since', async () => {
    await importHistory();
    const [item] = (await get('/recommendations?shelf=on-repeat')).items;
    const { addends } = await get(`/recommendations/${item.impression}/explanation`);
    const played = addends.find((addend: { play: object | null }) => addend.play !== null);
    await test.app.inject({ method: 'DELETE', url: `/api/v1/plays/${played.play.id}` });
    const answer = await test.app.inject({
      url: `/api/v1/recommendations/${item.impression}/explanation`,
    });
    expect(answer.statusCode).toBe(409);
    expect(answer.json().code).toBe('history-changed');
  });
});

describe('the demo', () => {
  it('fills every shelf and is gone without a trace', { timeout: 180_000 }, async () => {
    const begun = await test.app.inject({ method: 'POST', url: '/api/v1/demo' });
    expect(begun.statusCode).toBe(202);
    await test.work();
    const { shelves } = await get('/shelves');
    for (const shelf of shelves) expect(shelf.items.length, shelf.shelf).toBeGreaterThan(5);
    await test.app.inject({ method: 'DELETE', url: '/api/v1/demo' });
    await test.work();
    const overview = await get('/overview');
    expect(overview).toMatchObject({ listeners: [], community: { listeners: 0, plays: 0 } });
    expect(await test.echotune.store.check()).toEqual([]);
  });
});
