import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApp, type TestApp, testNow } from './open-app.fixture.ts';

let test: TestApp;

beforeEach(async () => {
  test = await openApp();
});

afterEach(() => test.close());

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
    const play = { title: 'x', artist: 'y', startedAt: testNow, msPlayed: 1 };
    for (const wrong of [{ startedAt: testNow + 3 * 86_400_000 }, { title: '  ' }]) {
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

describe('says in plain words what is wrong with a request', () => {
  const play = { title: 'x', artist: 'y', startedAt: testNow, msPlayed: 1 };
  const bodies: [url: string, payload: object, detail: string][] = [
    ['/plays', { plays: [{ ...play, msPlayed: -1 }] }, 'body: plays.0.msPlayed must be at least 0'],
    ['/plays', { plays: [{ ...play, msPlayed: 1.5 }] }, 'plays.0.msPlayed must be a whole number'],
    ['/plays', { plays: [{ ...play, msPlayed: '1' }] }, 'plays.0.msPlayed must be a number'],
    ['/plays', { plays: [{ ...play, title: undefined }] }, 'body: plays.0.title is missing'],
    ['/plays', { plays: [{ ...play, title: '' }] }, 'body: plays.0.title must not be empty'],
    [
      '/plays',
      { plays: [{ ...play, startedAt: testNow / 1000 }] },
      'plays.0.startedAt must be a time from 2002 on, in milliseconds since 1970',
    ],
    ['/plays', { plays: [] }, 'body: plays must have at least 1 entry'],
    ['/plays', { plays: [{ ...play, mood: 1 }] }, 'body: plays.0.mood is not known here'],
    ['/plays', { plays: [play], loud: 1, far: 2 }, 'body: loud, far are not known here'],
    ['/exclusions', {}, 'body: name a song, an artist or a period'],
    ['/keys', { name: 'k', scopes: ['all'] }, 'body: scopes.0 must be one of read, scrobble'],
    ['/identity/decisions', { kind: 'x' }, 'body: kind must be one of merge-songs, merge-artists'],
    ['/playlists/1/entries', { entries: [{ title: 'x' }] }, 'body: entries.0 artist is missing'],
    ['/recommendations/batch', { requests: [{ song: 'a' }] }, 'requests.0.song must be a number'],
  ];
  it.each(bodies)('%s %j', async (url, payload, detail) => {
    const answer = await test.app.inject({ method: 'POST', url: `/api/v1${url}`, payload });
    expect(answer.json()).toMatchObject({ status: 400, code: 'input-invalid' });
    expect(answer.json().detail).toContain(detail);
  });

  it.each([
    ['shelves?limt=5', 'query: limt is not known here'],
    ['overview?verbose=1', 'query: verbose is not known here'],
    ['recommendations?limit=many', 'query: limit must be a number'],
    ['recommendations?limit=0', 'query: limit must be at least 1'],
    ['recommendations?clean=perhaps', 'query: clean must be one of true, 1, yes'],
    ['imports/abc', 'address: id must be a number'],
  ])('%s', async (url, detail) => {
    const answer = await test.app.inject(`/api/v1/${url}`);
    expect(answer.json()).toMatchObject({ status: 400, code: 'input-invalid' });
    expect(answer.json().detail).toContain(detail);
  });
});
