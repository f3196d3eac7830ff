import { namedTrack } from '@echotune/formats';
import { recordPlays } from '@echotune/service';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApp, type TestApp, testNow } from '../http/open-app.fixture.ts';

let test: TestApp;

beforeEach(async () => {
  test = await openApp();
  const { store } = test.echotune;
  const ada = { name: 'Ada', accountId: test.app.account.id, timeZone: 'UTC', demo: false };
  const { id: listenerId } = await store.listeners.create(ada);
  const plays = Array.from({ length: 30 }, (_, nth) => ({
    track: namedTrack(`Song ${nth % 6}`, nth % 2 === 0 ? 'Orla Quist' : 'Noor'),
    ...{ startedAt: testNow - (30 - nth) * 7_200_000, msPlayed: 200_000 },
  }));
  await recordPlays(store, { listenerId, source: 'api', now: testNow }, plays);
});
afterEach(() => test.close());

async function ask(method: 'GET' | 'POST', path: string, payload?: object) {
  const url = `/api/v1/playlists${path}`;
  const answer = await test.app.inject({ method, url, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
}

it('a sentence comes to rules that a playlist takes as they are, and nothing is made before', async () => {
  const sentence = '12 songs I know, without Noor, new every day, glorbly';
  const { status, body } = await ask('POST', '/understand', { sentence });
  expect([status, body.refresh, body.notUnderstood]).toEqual([200, 'daily', ['glorbly']]);
  expect(body.said).toContain('without Noor');
  expect(body.mentioned.artists).toMatchObject([{ name: 'Noor' }]);
  expect((await ask('GET', '')).body.playlists).toEqual([]);
  const { name, rules, refresh } = body;
  const made = await ask('POST', '', { name, rules, refresh, description: sentence });
  expect(made).toMatchObject({
    status: 201,
    body: { empty: null, playlist: { rules, refresh, description: sentence, kind: 'rules' } },
  });
  const { entries } = (await ask('GET', `/${made.body.playlist.id}/entries`)).body;
  expect(entries.length).toBeGreaterThan(0);
  for (const { song, reason } of entries) {
    expect(song.artist).toBe('Orla Quist');
    expect(reason).toMatch(/^You /);
  }
});

it('an artist whom nobody here knows is not understood, in the language of the sentence', async () => {
  const { status, body } = await ask('POST', '/understand', {
    sentence: 'Fröhliche Lieder wie Grumpf Zwack',
  });
  expect([status, body.rules.language, body.rules.shelf]).toEqual([200, 'de', 'for-you']);
  expect(body.notUnderstood.join(' ')).toContain('Grumpf Zwack');
  expect(body.said).toBe('fröhlich');
});

it('no sentence is refused', async () => {
  for (const sentence of ['', '   ', 'x'.repeat(2001)]) {
    expect((await ask('POST', '/understand', { sentence })).body.code).toBe('input-invalid');
  }
});
