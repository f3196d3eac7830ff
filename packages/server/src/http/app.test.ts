import { readdirSync } from 'node:fs';
import { demoCommunity, writeSpotifyExtended } from '@echotune/formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { upload } from '../../../../tests/kit/upload.ts';
import { openApp, type TestApp } from './open-app.fixture.ts';

let test: TestApp;

beforeEach(async () => {
  test = await openApp();
});

afterEach(() => test.close());

const get = async (url: string) => (await test.app.inject({ url: `/api/v1${url}` })).json();

function history(months = 6): string {
  const world = demoCommunity({
    endsAt: Date.now(),
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

describe('a page elsewhere cannot reach the server', () => {
  const refused: [string, Record<string, string>, string][] = [
    ['another host name (DNS rebinding)', { host: 'evil.example' }, 'host-not-allowed'],
    [
      'a host that only begins like ours',
      { host: '127.0.0.1.evil.example:4545' },
      'host-not-allowed',
    ],
    ['credentials before the host', { host: '127.0.0.1@evil.example' }, 'host-not-allowed'],
    [
      'another origin',
      { host: '127.0.0.1:4545', origin: 'https://evil.example' },
      'origin-not-allowed',
    ],
    ['an opaque origin', { host: '127.0.0.1:4545', origin: 'null' }, 'origin-not-allowed'],
    [
      'another port',
      { host: '127.0.0.1:4545', origin: 'http://127.0.0.1:3000' },
      'origin-not-allowed',
    ],
    [
      'a cross-site fetch',
      { host: 'localhost:4545', 'sec-fetch-site': 'cross-site' },
      'origin-not-allowed',
    ],
    [
      'a picture on a page at another port',
      { host: 'localhost:4545', 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' },
      'origin-not-allowed',
    ],
    [
      'a link elsewhere into the API',
      { host: 'localhost:4545', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      'origin-not-allowed',
    ],
  ];
  it.each(refused)('%s', async (_what, headers, code) => {
    const answer = await test.app.inject({ url: '/api/v1/overview', headers });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().code).toBe(code);
  });

  it('not under an address that only looks otherwise, nor by asking for the head alone', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    const disguised = await test.app.inject({ url: '/%61pi/v1/overview', headers });
    expect(disguised.statusCode).toBe(403);
    const head = await test.app.inject({ method: 'HEAD', url: '/api/v1/shelves' });
    expect(head.statusCode).toBe(404);
  });

  it('but a link elsewhere may lead to the page', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await test.app.inject({ url: '/', headers })).statusCode).not.toBe(403);
  });

  it('answers its own page and programs without an origin', async () => {
    const own = {
      host: 'localhost:4545',
      origin: 'http://localhost:4545',
      'sec-fetch-site': 'same-origin',
    };
    for (const headers of [own, { host: '127.0.0.1:9' }, { host: '[::1]:4545' }]) {
      expect((await test.app.inject({ url: '/api/v1/overview', headers })).statusCode).toBe(200);
    }
  });
});

describe('wrong requests get a problem document', () => {
  const wrong: [string, object, number, string][] = [
    ['an unknown address', { url: '/api/v1/nothing' }, 404, 'not-found'],
    ['no listener yet', { url: '/api/v1/shelves' }, 404, 'listener-unknown'],
    ['no number', { url: '/api/v1/imports/abc' }, 400, 'input-invalid'],
    ['no such import', { url: '/api/v1/imports/77' }, 404, 'import-unknown'],
    [
      'broken JSON',
      {
        method: 'POST',
        url: '/api/v1/plays',
        payload: '{',
        headers: { 'content-type': 'application/json' },
      },
      400,
      'input-invalid',
    ],
    [
      'a field too few',
      { method: 'POST', url: '/api/v1/plays', payload: { plays: [{ title: 'x' }] } },
      400,
      'input-invalid',
    ],
    [
      'an import that is no upload',
      { method: 'POST', url: '/api/v1/imports', payload: {} },
      400,
      'input-invalid',
    ],
    [
      'a zone nobody knows',
      {
        method: 'POST',
        url: '/api/v1/listeners',
        payload: { name: 'a', timeZone: 'Mars/Olympus' },
      },
      422,
      'time-zone-unknown',
    ],
  ];
  it.each(wrong)('%s', async (_what, request, status, code) => {
    const answer = await test.app.inject(request);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status, code });
    expect(answer.json().advice).not.toBe('');
  });

  it('takes no play from the future and none without a name', async () => {
    const play = { title: 'x', artist: 'y', startedAt: Date.now(), msPlayed: 1 };
    for (const wrong of [{ startedAt: Date.now() + 3 * 86_400_000 }, { title: '  ' }]) {
      const plays = [{ ...play, ...wrong }];
      const payload = { plays };
      await test.app.inject({ method: 'POST', url: '/api/v1/listeners', payload: { name: 'a' } });
      const answer = await test.app.inject({ method: 'POST', url: '/api/v1/plays', payload });
      expect(answer.json().code).toBe('input-invalid');
      expect(answer.json().detail).toContain(`plays.0.${Object.keys(wrong)[0]}`);
    }
  });

  it('names the field that is wrong', async () => {
    const plays = [{ title: 'x', artist: 'y', startedAt: 5, msPlayed: 1 }];
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/v1/plays',
      payload: { plays },
    });
    expect(answer.json().detail).toContain('plays.0.startedAt');
  });
});

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
    const startedAt = Date.now() - 3_600_000;
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
    const plays = [{ title: 'x', artist: 'y', startedAt: Date.now() - 1000, msPlayed: 40_000 }];
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
    const mixed = await get('/recommendations?shelf=for-you&familiarity=0.3');
    for (const shelf of [...shelves, mixed]) {
      for (const item of shelf.items.slice(0, 4)) {
        const explanation = await get(`/recommendations/${item.impression}/explanation`);
        expect(Math.abs(explanation.sum - item.score)).toBeLessThan(1e-4);
        expect(explanation.score).toBe(item.score);
        expect(explanation.sentences.length).toBeGreaterThan(0);
      }
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
  it('fills every shelf and is gone without a trace', async () => {
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
