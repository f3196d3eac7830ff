import { namedTrack } from '@echotune/formats';
import { recordPlays } from '@echotune/service';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { upload } from '../../../../tests/kit/upload.ts';
import { openApp, type TestApp, testNow } from '../http/open-app.fixture.ts';

let test: TestApp;
let listenerId: number;

beforeEach(async () => {
  test = await openApp();
  const { store } = test.echotune;
  const zone = { timeZone: 'UTC', demo: false };
  ({ id: listenerId } = await store.listeners.create({
    ...{ name: 'Ada', accountId: test.app.account.id },
    ...zone,
  }));
  const plays = Array.from({ length: 30 }, (_, nth) => ({
    track: namedTrack(`Song ${nth % 6}`, `Artist ${nth % 6}`),
    startedAt: testNow - (30 - nth) * 7_200_000,
    msPlayed: 200_000,
  }));
  await recordPlays(store, { listenerId, source: 'api', now: testNow }, plays);
});

afterEach(() => test.close());

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

const ask = (method: Method, url: string, payload?: object, headers: Record<string, string> = {}) =>
  test.app.inject({
    ...{ method, url: `/api/v1/playlists${url}`, headers },
    ...(payload !== undefined && { payload }),
  });

async function make(payload: object) {
  const answer = await ask('POST', '', payload);
  expect(answer.statusCode).toBe(201);
  const { playlist, empty } = answer.json();
  return { playlist, empty, tag: String(answer.headers.etag) };
}

const titles = async (id: number) => {
  const { entries } = (await ask('GET', `/${id}/entries`)).json();
  return entries.map((entry: { song: { title: string } }) => entry.song.title);
};

const byName = (...names: string[]) => ({
  entries: names.map((title) => ({ title, artist: 'Somebody' })),
});

const send = (text: string, name: string, query = '') =>
  test.app.inject({
    ...{ method: 'POST', url: `/api/v1/playlists/import${query}` },
    ...upload({ [name]: text }),
  });

describe('a playlist by hand', () => {
  it('is made, filled, put into another order and taken apart', async () => {
    const { playlist, tag } = await make({ name: 'Rain' });
    expect(playlist).toMatchObject({ kind: 'manual', rules: null, entries: 0, version: 1 });
    const [song] = (await test.app.inject('/api/v1/plays?limit=1')).json().plays;
    const added = await ask('POST', `/${playlist.id}/entries`, byName('A', 'B', 'C'), {
      'if-match': tag,
    });
    expect(added.json()).toMatchObject({ entries: 3, version: 2 });
    const one = { entries: [{ song: song.song, reason: 'for the rain' }], position: 1 };
    await ask('POST', `/${playlist.id}/entries`, one);
    expect(await titles(playlist.id)).toEqual(['A', song.title, 'B', 'C']);
    const { entries } = (await ask('GET', `/${playlist.id}/entries`)).json();
    expect(entries[1]).toMatchObject({ position: 1, reason: 'for the rain', addedAt: testNow });
    const ids = entries.map(({ id }: { id: number }) => id);
    const move = { entries: [ids[3], ids[2]], position: 0 };
    await ask('POST', `/${playlist.id}/entries/move`, move);
    expect(await titles(playlist.id)).toEqual(['C', 'B', 'A', song.title]);
    await ask('DELETE', `/${playlist.id}/entries?entry=${ids[3]}&entry=${ids[0]}`);
    expect(await titles(playlist.id)).toEqual(['B', song.title]);
    const renamed = await ask('PATCH', `/${playlist.id}`, { name: 'Snow' });
    expect(renamed.json()).toMatchObject({ name: 'Snow', entries: 2 });
    expect((await ask('DELETE', `/${playlist.id}`)).statusCode).toBe(204);
    expect((await ask('GET', `/${playlist.id}`)).json().code).toBe('playlist-unknown');
  });

  it('of two who saw the same version one is told that it changed', async () => {
    const { playlist, tag } = await make({ name: 'Rain' });
    const mine = await ask('PATCH', `/${playlist.id}`, { name: 'Mine' }, { 'if-match': tag });
    expect(mine.headers.etag).toBe((await ask('GET', `/${playlist.id}`)).headers.etag);
    for (const seen of [tag, '"x"', `W/${mine.headers.etag}`]) {
      const headers = { 'if-match': seen };
      const answers = [
        await ask('PATCH', `/${playlist.id}`, { name: 'Yours' }, headers),
        await ask('POST', `/${playlist.id}/entries`, byName('A'), headers),
        await ask('DELETE', `/${playlist.id}`, undefined, headers),
      ];
      for (const answer of answers) {
        expect(answer.statusCode).toBe(412);
        expect(answer.json().code).toBe('playlist-changed');
      }
    }
    const any = await ask('PATCH', `/${playlist.id}`, { name: 'Any' }, { 'if-match': '*' });
    expect(any.json()).toMatchObject({ name: 'Any', entries: 0 });
  });

  it('is nobody else’s to see or to change', async () => {
    const { playlist } = await make({ name: 'Rain' });
    const { store } = test.echotune;
    const other = await store.listeners.create({
      ...{ name: 'Bob', timeZone: 'UTC', demo: false },
      accountId: test.app.account.id,
    });
    const as = `?listener=${other.id}`;
    const asked = [
      ask('GET', `/${playlist.id}${as}`),
      ask('GET', `/${playlist.id}/entries${as}`),
      ask('GET', `/${playlist.id}/export${as}`),
      ask('PATCH', `/${playlist.id}${as}`, { name: 'Mine' }),
      ask('POST', `/${playlist.id}/entries${as}`, byName('A')),
      ask('POST', `/${playlist.id}/entries/move${as}`, { entries: [1], position: 0 }),
      ask('POST', `/${playlist.id}/refresh${as}`),
      ask('DELETE', `/${playlist.id}/entries${as}&entry=1`),
      ask('DELETE', `/${playlist.id}${as}`),
    ];
    for (const answer of await Promise.all(asked)) {
      expect(answer.json()).toMatchObject({ status: 404, code: 'playlist-unknown' });
    }
    expect((await ask('GET', as)).json()).toEqual({ playlists: [], next: null });
  });

  it('pages end where the list ends', async () => {
    for (const name of ['1', '2', '3', '4']) await make({ name });
    const first = (await ask('GET', '?limit=3')).json();
    const second = (await ask('GET', `?limit=3&cursor=${first.next}`)).json();
    const names = [...first.playlists, ...second.playlists].map(({ name }) => name);
    expect(names).toEqual(['4', '3', '2', '1']);
    expect(second.next).toBeNull();
    const { id } = first.playlists[0];
    await ask('POST', `/${id}/entries`, byName('A', 'B', 'C'));
    const start = (await ask('GET', `/${id}/entries?limit=2`)).json();
    expect(start).toMatchObject({ entries: [{ position: 0 }, { position: 1 }], next: '2' });
    const rest = (await ask('GET', `/${id}/entries?limit=2&cursor=2`)).json();
    expect(rest).toMatchObject({ entries: [{ song: { title: 'C' } }], next: null });
    expect((await ask('GET', `/${id}/entries?cursor=9`)).json()).toEqual({
      entries: [],
      next: null,
    });
  });

  it('refuses what is no playlist and no entry', async () => {
    const { playlist } = await make({ name: 'Rain' });
    const refused = [
      await ask('POST', '', { name: ' ' }),
      await ask('POST', '', { name: 'x', refresh: 'daily' }),
      await ask('POST', '', { name: 'x', rules: { shelf: 'nowhere' } }),
      await ask('POST', `/${playlist.id}/entries`, { entries: [] }),
      await ask('POST', `/${playlist.id}/entries`, { entries: [{ title: 'A' }] }),
      await ask('POST', `/${playlist.id}/refresh`),
      await ask('GET', '?cursor=x'),
    ];
    for (const answer of refused) {
      expect(answer.json()).toMatchObject({ status: 400, code: 'input-invalid' });
    }
    const stray = await ask('POST', `/${playlist.id}/entries`, { entries: [{ song: 99_999 }] });
    expect(stray.json()).toMatchObject({ status: 404, code: 'song-unknown' });
  });
});

describe('a playlist with rules', () => {
  it('can ask for a sound, by features that there are', async () => {
    const rulesWith = (name: string) => ({
      ...{ shelf: 'on-repeat', limit: 4, targets: { [name]: 0.5 } },
      wishes: { features: { [name]: { least: 0.2 } } },
    });
    const rules = rulesWith('valence');
    const { playlist, empty } = await make({ name: 'Sound', rules });
    expect(playlist).toMatchObject({ rules, entries: 0 });
    expect(empty).toMatchObject({ code: 'nothing-fits' });
    const wrong = await ask('POST', '', { name: 'x', rules: rulesWith('sadness') });
    expect(wrong.json()).toMatchObject({ status: 400, code: 'input-invalid' });
  });

  it('is filled when it is made and when it is refreshed, each song with its reason', async () => {
    const rules = { shelf: 'on-repeat', limit: 4 };
    const { playlist, empty, tag } = await make({ name: 'Loop', rules, refresh: 'daily' });
    expect(empty).toBeNull();
    expect(playlist).toMatchObject({ kind: 'rules', rules, refresh: 'daily', entries: 4 });
    const { entries } = (await ask('GET', `/${playlist.id}/entries`)).json();
    for (const { reason } of entries) expect(reason).toMatch(/^You played it 5 times/);
    const [first] = entries;
    const other = {
      rules: { shelf: 'more-like-this', seeds: { songs: [first.song.id] }, limit: 2 },
    };
    const stale = await ask('POST', `/${playlist.id}/refresh`, undefined, { 'if-match': '"1-1"' });
    expect(stale.statusCode).toBe(412);
    const changed = await ask('PATCH', `/${playlist.id}`, other, { 'if-match': tag });
    expect(changed.json()).toMatchObject({ ...other, refresh: 'daily', entries: 4 });
    const detail = (await ask('GET', `/${playlist.id}`)).json();
    expect(detail.mentioned).toEqual({ songs: [first.song], artists: [] });
    const answer = await ask('POST', `/${playlist.id}/refresh`);
    // One's own history alone holds nothing unheard: what stood in it stays.
    expect(answer.json()).toMatchObject({ playlist: { entries: 4 }, empty: { help: /./ } });
    const byHand = await ask('PATCH', `/${playlist.id}`, { rules: null });
    expect(byHand.json()).toMatchObject({ kind: 'manual', refresh: null, entries: 4 });
  });
});

it('rules can be looked at before a playlist is filled by them, which changes none', async () => {
  const { playlist } = await make({ name: 'Loop', rules: { shelf: 'on-repeat', limit: 4 } });
  const answer = await ask('POST', '/preview', { shelf: 'on-repeat', limit: 2 });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ shelf: 'on-repeat', title: 'On repeat', empty: null });
  expect(answer.json().items).toHaveLength(2);
  const after = (await ask('GET', `/${playlist.id}`)).json();
  expect(after).toMatchObject({ entries: 4, version: playlist.version });
  expect((await ask('GET', '')).json().playlists).toHaveLength(1);
  expect((await ask('POST', '/preview', { shelf: 'sad' })).statusCode).toBe(400);
});

describe('playlist files', () => {
  const table = 'artist,title\nArtist 1,Song 1\nBell & Harrow,Nine Bridges\nBell & Harrow,\n';

  it('come in once, with every row accounted for', async () => {
    const first = await send(table, 'rain.csv', '?name=Rain');
    expect(first.statusCode).toBe(201);
    expect(first.json()).toMatchObject({
      ...{ isNew: true, format: 'csv', read: 3, matched: 1, created: 1 },
      rejected: [{ record: 2, code: 'missing-field' }],
      playlist: { name: 'Rain', entries: 2 },
    });
    const again = await send(table, 'rain.csv', '?name=Rain');
    expect(again.statusCode).toBe(200);
    expect(again.json().playlist).toEqual(first.json().playlist);
    expect((await ask('GET', '')).json().playlists).toHaveLength(1);
  });

  it('that are none, too large or not there are refused', async () => {
    const codes = [];
    const large = `#EXTM3U\n${'#'.repeat(17 * 2 ** 20)}`;
    for (const [text, name] of [
      ['nothing', 'x.txt'],
      ['<x/>', 'x.xspf'],
      [large, 'x.m3u'],
    ] as const) {
      codes.push((await send(text, name)).json().code);
    }
    codes.push((await ask('POST', '/import', {})).json().code);
    expect(codes).toEqual([
      ...['playlist-unrecognised', 'playlist-unreadable', 'playlist-unreadable', 'input-invalid'],
    ]);
  });

  it('go out in the format that is asked for', async () => {
    const { playlist } = (await send(table, 'x', '?name=Für "Ada"')).json();
    const as = async (query: string, accept = '*/*') => {
      const { headers, body } = await ask('GET', `/${playlist.id}/export${query}`, undefined, {
        accept,
      });
      return { type: headers['content-type'], file: headers['content-disposition'], body };
    };
    expect(await as('')).toMatchObject({
      type: 'application/jspf+json; charset=utf-8',
      file: `attachment; filename="F_r _Ada_.jspf"; filename*=UTF-8''F%C3%BCr%20_Ada_.jspf`,
    });
    expect((await as('', 'application/xspf+xml, text/csv;q=0.5')).body).toContain('<trackList>');
    expect((await as('', 'text/csv')).body).toContain('Nine Bridges,Bell & Harrow');
    expect((await as('?format=m3u', 'text/csv')).body).toContain('#EXTINF:-1,Artist 1 - Song 1');
    const text = (await as('?format=jspf')).body;
    expect((await send(text, 'x.jspf')).json()).toMatchObject({ isNew: false });
  });
});
