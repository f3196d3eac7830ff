import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApp, type TestApp, testNow } from './open-app.fixture.ts';

let test: TestApp;

beforeEach(async () => {
  test = await openApp();
  const plays = Array.from({ length: 60 }, (_, nth) => ({
    ...{ title: `Song ${nth % 12}`, artist: `Artist ${nth % 4}`, msPlayed: 200_000 },
    startedAt: testNow - (60 - nth) * 5 * 3_600_000,
  }));
  await test.echotune.store.listeners.create({
    ...{ name: 'Ada', timeZone: 'UTC', demo: false },
    accountId: test.app.account.id,
  });
  await call('POST', '/plays', { plays });
});
afterEach(() => test.close());

async function call(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const response = await test.app.inject({
    ...{ method, url: `/api/v1${url}` },
    ...(payload && { payload }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    headers: response.headers,
    body: isJson ? response.json() : null,
  };
}

it('an address that asks too often is told when to come back, the others are not', async () => {
  await test.close();
  test = await openApp({ ECHOTUNE_REQUESTS_PER_MINUTE: '3' });
  const ask = (remoteAddress: string) =>
    test.app.inject({ method: 'GET', url: '/api/v1/overview', remoteAddress });
  for (let nth = 0; nth < 3; nth += 1) expect((await ask('127.0.0.1')).statusCode).toBe(200);
  const refused = await ask('127.0.0.1');
  expect(refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await ask('127.0.0.2')).statusCode).toBe(200);
});

describe('lists', () => {
  it('are read in pages, none twice and none left out', async () => {
    const whole = (await call('GET', '/plays?limit=1000')).body.plays;
    expect(whole).toHaveLength(60);
    const paged: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await call(
        'GET',
        `/plays?limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      paged.push(...body.plays);
      cursor = body.next;
    }
    expect(paged).toEqual(whole);
    expect((await call('GET', '/plays?cursor=abc')).status).toBe(400);
  });

  it('that have not changed are not sent again', async () => {
    const { headers } = await call('GET', '/plays');
    const again = await test.app.inject({
      ...{ method: 'GET', url: '/api/v1/plays' },
      headers: { 'if-none-match': String(headers.etag) },
    });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
  });

  it('an error stays one, also for who has seen the same error before', async () => {
    const request = { method: 'GET', url: '/api/v1/imports/999' } as const;
    const { headers } = await test.app.inject(request);
    const again = await test.app.inject({
      ...request,
      headers: { 'if-none-match': String(headers.etag) },
    });
    expect(again.statusCode).toBe(404);
    expect(again.json().code).toBe('import-unknown');
  });
});

it('exclusions take plays out of the taste, and let them back', async () => {
  const [{ song }] = (await call('GET', '/recommendations?shelf=on-repeat')).body.items;
  const { body, status } = await call('POST', '/exclusions', { song: song.id });
  expect(status).toBe(201);
  const shown = async () =>
    (await call('GET', '/recommendations?shelf=on-repeat')).body.items.map(
      (item: { song: { id: number } }) => item.song.id,
    );
  expect(await shown()).not.toContain(song.id);
  expect((await call('GET', '/exclusions')).body.exclusions).toEqual([body]);
  expect((await call('DELETE', `/exclusions/${body.id}`)).status).toBe(204);
  expect(await shown()).toContain(song.id);
  expect((await call('DELETE', `/exclusions/${body.id}`)).status).toBe(404);
  expect((await call('POST', '/exclusions', {})).status).toBe(400);
});

it('songs and artists are found by name, and what goes with a song', async () => {
  const found = (await call('GET', '/search?q=SÓNG 11 artist')).body;
  expect(found.songs).toMatchObject([{ title: 'Song 11', artist: 'Artist 3' }]);
  expect((await call('GET', '/search?q=artist')).body.artists).toHaveLength(4);
  expect((await call('GET', '/search?q=%25')).body.songs).toEqual([]);
  await call('POST', '/models');
  await test.work();
  const [{ id }] = found.songs;
  const { songs } = (await call('GET', `/songs/${id}/similar?limit=5`)).body;
  expect(songs.length).toBeGreaterThan(0);
  expect(songs.map(({ song }: { song: { id: number } }) => song.id)).not.toContain(id);
  expect((await call('GET', '/songs/2000000000/similar')).body.code).toBe('song-unknown');
});

it('several lists come in one answer', async () => {
  const requests = [
    { shelf: 'on-repeat', limit: 3 },
    {},
    { shelf: 'radio', artist: 1, clean: true },
  ];
  const { body, status } = await call('POST', '/recommendations/batch', { requests });
  expect(status).toBe(200);
  expect(body.shelves.map(({ shelf }: { shelf: string }) => shelf)).toEqual([
    ...['on-repeat', 'for-you', 'radio'],
  ]);
  expect(body.shelves[0].items).toHaveLength(3);
  const many = Array.from({ length: 21 }, () => ({}));
  expect((await call('POST', '/recommendations/batch', { requests: many })).status).toBe(400);
});

it('a listener leaves with everything, in EchoTune’s shape or another', async () => {
  const as = (shape: string) => test.app.inject({ url: `/api/v1/listeners/1/export?as=${shape}` });
  const lines = (await as('echotune')).body.trim().split('\n');
  expect(lines.filter((line) => line.includes('"Song 3"')).length).toBeGreaterThan(0);
  expect((await as('spotify')).json()).toHaveLength(60);
  expect((await as('listenbrainz')).body.trim().split('\n')).toHaveLength(60);
  expect((await test.app.inject({ url: '/api/v1/listeners/9/export' })).statusCode).toBe(404);
});

it('a model is trained on request, listed and answers', async () => {
  const { body: job, status } = await call('POST', '/models');
  expect(status).toBe(202);
  expect((await call('POST', '/models')).body.id).toBe(job.id);
  await test.work();
  expect((await call('GET', `/models/jobs/${job.id}`)).body).toMatchObject({ state: 'done' });
  const { models } = (await call('GET', '/models')).body;
  expect(models).toMatchObject([{ version: 1, stage: 'champion' }]);
  expect((await call('GET', '/models/jobs/999')).status).toBe(404);
});

it('a backtest runs in the background and is answered to its listener alone', async () => {
  const { body: asked } = await call('POST', '/backtests', { weeks: 2, size: 5 });
  expect(asked).toMatchObject({ state: 'queued', weeksAsked: 2, result: null });
  await test.work();
  const { body } = await call('GET', `/backtests/${asked.id}`);
  expect(body).toMatchObject({ state: 'done', failure: null, weeksDone: 2 });
  const [trial] = body.result.trials;
  expect(trial.suggesters.map(({ by }: { by: string }) => by)).toContain('echotune');
  const listed = body.result.weeks.flatMap((week: { trials: { lists: { items: number[] }[] }[] }) =>
    week.trials.flatMap(({ lists }) => lists.flatMap(({ items }) => items)),
  );
  const named = new Set(body.result.songs.map(({ id }: { id: number }) => id));
  expect(listed.every((id: number) => named.has(id))).toBe(true);
  const { id } = await test.echotune.store.listeners.create({
    ...{ name: 'Bob', timeZone: 'UTC', demo: false },
  });
  expect((await call('GET', `/backtests/${asked.id}?listener=${id}`)).status).toBe(404);
});

it('the last backtests of a listener are listed without what they found, and one can be stopped', async () => {
  const { body: asked } = await call('POST', '/backtests', { weeks: 3, size: 5 });
  const { body: stopped, status } = await call('DELETE', `/backtests/${asked.id}`);
  expect([status, stopped.state]).toEqual([202, 'cancelled']);
  const { body } = await call('GET', '/backtests');
  const about = { id: asked.id, state: 'cancelled', weeksAsked: 3, size: 5, failure: null };
  expect(body.backtests[0]).toMatchObject(about);
  expect(body.backtests[0]).not.toHaveProperty('result');
  const { id } = await test.echotune.store.listeners.create({
    ...{ name: 'Cy', timeZone: 'UTC', demo: false },
  });
  expect((await call('GET', `/backtests?listener=${id}`)).status).toBe(404);
  expect((await call('DELETE', `/backtests/${asked.id}?listener=${id}`)).status).toBe(404);
});

it('names are reviewed, decided about and undone', async () => {
  const { songs } = (await call('GET', '/search?q=artist')).body;
  const [one, two] = songs;
  const merge = { kind: 'merge-songs', songId: two.id, intoId: one.id };
  const { body: decision, status } = await call('POST', '/identity/decisions', merge);
  expect(status).toBe(201);
  expect(decision).toMatchObject({ by: 'api', undoneAt: null });
  expect((await call('POST', '/identity/decisions', merge)).status).toBe(409);
  expect((await call('GET', '/identity/decisions')).body.decisions).toHaveLength(1);
  const undone = await call('DELETE', `/identity/decisions/${decision.id}`);
  expect(undone.body.undoneAt).not.toBeNull();
  expect((await call('GET', '/identity/decisions')).body.decisions).toHaveLength(0);
  expect((await call('GET', '/identity/decisions?all=true')).body.decisions).toHaveLength(1);
  expect((await call('GET', '/identity/review')).body.pairs).toBeInstanceOf(Array);
});

it('the description names every route under its own address, and its page needs nobody else', async () => {
  const { body } = await call('GET', '/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  const paths = Object.keys(body.paths);
  for (const path of ['/api/v1/plays', '/api/v1/radio', '/api/v1/backtests/{id}']) {
    expect(paths).toContain(path);
  }
  expect(body.components.schemas).toHaveProperty('Shelf');
  const page = await test.app.inject({ url: '/docs/' });
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toMatch(/https?:\/\//);
});
