import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testNow } from '../../http/open-app.fixture.ts';
import { anHourAgo, openStage, type ScrobblerStage } from '../scrobbler.fixture.ts';

let stage: ScrobblerStage;

beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

interface Asked {
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'OPTIONS';
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: object | string;
}

const ask = ({ method = 'POST', ...rest }: Asked) => stage.app.inject({ method, ...rest });
const authorised = () => ({ authorization: `Token ${stage.token}` });
const read = async (url: string) =>
  (await ask({ method: 'GET', url, headers: authorised() })).json().payload;

/** One listen as each client sends it: from its source or its documentation. */
const clients: [string, (token: string) => Asked, string][] = [
  [
    'Navidrome',
    (token) => ({
      url: '/listenbrainz/1/submit-listens',
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        authorization: `Token ${token}`,
      },
      payload: {
        listen_type: 'single',
        payload: [
          {
            listened_at: anHourAgo,
            track_metadata: {
              ...{ artist_name: 'Tomas Vell', track_name: 'Slow Ferry', release_name: 'Tides' },
              additional_info: {
                ...{ submission_client: 'navidrome', submission_client_version: '0.58.0' },
                ...{ tracknumber: 3, duration_ms: 214_000, release_mbid: '' },
                artist_names: ['Tomas Vell'],
                artist_mbids: ['db92a151-1ac2-438b-bc43-b82e149ddd50'],
                recording_mbid: '98255a8c-017a-4bc7-8dd6-1fa36124572b',
              },
            },
          },
        ],
      },
    }),
    'Tomas Vell – Slow Ferry',
  ],
  [
    'Pano Scrobbler',
    (token) => ({
      url: '/1/submit-listens',
      headers: { 'content-type': 'application/json', authorization: `token ${token}` },
      payload: {
        listen_type: 'import',
        payload: [
          {
            listened_at: anHourAgo,
            track_metadata: {
              ...{ artist_name: 'Ines Ora', track_name: 'Kite', release_name: null },
              additional_info: {
                ...{ duration_ms: 180_000, media_player: 'com.example.player' },
                ...{ submission_client: 'Pano Scrobbler', submission_client_version: '415' },
              },
            },
          },
        ],
      },
    }),
    'Ines Ora – Kite',
  ],
  [
    'Web Scrobbler, from a browser extension',
    (token) => ({
      url: '/1/submit-listens',
      headers: {
        ...{ 'content-type': 'application/json;charset=UTF-8', authorization: `Token ${token}` },
        ...{ origin: 'chrome-extension://hhinaapppaileiechjoiifaancjggfjm' },
        'sec-fetch-site': 'cross-site',
      },
      payload: {
        listen_type: 'single',
        payload: [
          {
            listened_at: anHourAgo,
            track_metadata: {
              ...{ artist_name: 'Noor', track_name: 'Glass', release_name: 'Rooms' },
              additional_info: {
                ...{ submission_client: 'Web Scrobbler', music_service_name: 'Spotify' },
                spotify_id: 'https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC',
                origin_url: 'https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC',
                duration: 201,
              },
            },
          },
        ],
      },
    }),
    'Noor – Glass',
  ],
  [
    'multi-scrobbler, with an address that ends in /1 already, and a wrong type',
    (token) => ({
      url: '/listenbrainz/1/1/submit-listens/',
      headers: { 'content-type': 'text/plain', authorization: `Token ${token}` },
      payload: JSON.stringify({
        listen_type: 'single',
        payload: [
          {
            listened_at: anHourAgo,
            track_metadata: {
              ...{ artist_name: 'Hana & Lou', track_name: 'Ember' },
              additional_info: { artist_names: ['Hana', 'Lou'], isrc: 'USUM71703861' },
            },
          },
        ],
      }),
    }),
    'Hana – Ember',
  ],
];

it.each(clients)('a listen of %s is recommended from then on', async (_name, request, song) => {
  expect(await stage.recommended()).not.toContain(song);
  const answer = await ask(request(stage.token));
  expect(answer.json()).toEqual({ status: 'ok' });
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  expect(await stage.recommended()).toContain(song);
  await ask(request(stage.token));
  expect(await stage.playCount()).toBe(1);
});

const single = (metadata: object = {}, at: object = { listened_at: anHourAgo }) => ({
  listen_type: 'single',
  payload: [{ ...at, track_metadata: { artist_name: 'Noor', track_name: 'Glass', ...metadata } }],
});
const submit = (payload: object) =>
  ask({ url: '/1/submit-listens', headers: authorised(), payload });

describe('what clients ask', () => {
  it('whether a token is good: in the query, in a header, with a body nobody needs', async () => {
    const good = { code: 200, message: 'Token valid.', valid: true, user_name: 'Ada' };
    const asked: Asked[] = [
      { url: `/1/validate-token?token=${stage.token}` },
      { url: '/validate-token', headers: authorised() },
      { url: '/listenbrainz/1/validate-token', headers: authorised(), payload: '{"a":' },
    ];
    for (const one of asked) {
      expect((await ask({ ...one, method: 'GET' })).json()).toEqual(good);
    }
    const bad = await ask({ method: 'GET', url: '/1/validate-token?token=nonsense' });
    expect(bad.json()).toEqual({ code: 200, message: 'Token invalid.', valid: false });
    expect((await ask({ method: 'GET', url: '/1/validate-token' })).json()).toMatchObject({
      code: 400,
    });
  });

  it('their listens, in pages by time, with what identifies them', async () => {
    const isrc = { additional_info: { isrc: 'US-UM7-17-03861' } };
    for (let n = 0; n < 5; n += 1) {
      await submit(
        single(
          { track_name: `Glass ${n}`, ...isrc, additional_info: {} },
          {
            listened_at: anHourAgo + n * 300,
          },
        ),
      );
    }
    await submit(single({ track_name: 'Marked', ...isrc }, { listened_at: anHourAgo + 1500 }));
    const newest = await read('/1/user/ada/listens?count=2');
    expect(newest).toMatchObject({
      ...{ count: 2, user_id: 'Ada', latest_listen_ts: anHourAgo + 1500 },
      oldest_listen_ts: anHourAgo,
      listens: [
        {
          listened_at: anHourAgo + 1500,
          track_metadata: { track_name: 'Marked', additional_info: { isrc: 'USUM71703861' } },
        },
        { listened_at: anHourAgo + 1200 },
      ],
    });
    const times = async (query: string) =>
      (await read(`/1/user/Ada/listens?${query}`)).listens.map(
        ({ listened_at }: { listened_at: number }) => (listened_at - anHourAgo) / 300,
      );
    expect(await times(`max_ts=${anHourAgo + 900}`)).toEqual([2, 1, 0]);
    expect(await times(`min_ts=${anHourAgo + 300}&count=2`)).toEqual([3, 2]);
    expect(await times('count=100000')).toHaveLength(6);
    const both = await ask({
      ...{ method: 'GET', url: '/1/user/Ada/listens?min_ts=1&max_ts=2', headers: authorised() },
    });
    expect(both.json()).toMatchObject({ code: 400 });
    expect(await read('/1/user/Ada/listen-count')).toEqual({ count: 6 });
  });

  it('what plays now, which is no play and passes', async () => {
    const playing = { ...single({ additional_info: { duration_ms: 1000 } }, {}) };
    expect((await submit({ ...playing, listen_type: 'playing_now' })).statusCode).toBe(200);
    const now = await read('/1/user/Ada/playing-now');
    expect(now).toMatchObject({
      ...{ count: 1, playing_now: true },
      listens: [{ track_metadata: { artist_name: 'Noor', track_name: 'Glass' } }],
    });
    expect(await stage.playCount()).toBe(0);
  });

  it('how far an import came', async () => {
    const headers = authorised();
    const at = () => ask({ method: 'GET', url: '/1/latest-import?user_name=Ada', headers });
    expect((await at()).json()).toEqual({ musicbrainz_id: 'Ada', latest_import: 0 });
    await ask({ url: '/1/latest-import', headers, payload: { ts: 1_700_000_000 } });
    await ask({ url: '/1/latest-import', headers, payload: { ts: 5 } });
    expect((await at()).json().latest_import).toBe(1_700_000_000);
  });

  it('that a song is loved, hated or neither, by either id; and that a listen goes', async () => {
    const mbid = '98255a8c-017a-4bc7-8dd6-1fa36124572b';
    await submit(single({ additional_info: { recording_mbid: mbid.toUpperCase() } }));
    const [listen] = (await read('/1/user/Ada/listens')).listens;
    const { recording_msid } = listen;
    const kinds = async () =>
      (await stage.echotune.store.verdicts.list(stage.listenerId)).map(({ kind }) => kind);
    const say = (payload: object) =>
      ask({ url: '/1/feedback/recording-feedback', headers: authorised(), payload });
    expect((await say({ recording_mbid: mbid, score: 1 })).json()).toEqual({ status: 'ok' });
    expect(await kinds()).toEqual(['love']);
    await say({ recording_msid, score: -1 });
    expect(await kinds()).toEqual(['dislike']);
    await say({ recording_msid, score: 0 });
    expect(await kinds()).toEqual([]);
    const unknown = [{ recording_mbid: 'x', score: 1 }, { recording_msid: 7, score: 1 }, {}, [], 7];
    for (const payload of unknown) {
      expect((await say(payload as object)).json()).toMatchObject({ code: 400 });
    }
    await ask({
      ...{ url: '/1/delete-listen', headers: authorised() },
      payload: { listened_at: listen.listened_at, recording_msid },
    });
    expect(await stage.playCount()).toBe(0);
  });

  it('from another site’s page, after a preflight', async () => {
    const origin = { origin: 'https://example.com', 'sec-fetch-site': 'cross-site' };
    const preflight = await ask({
      ...{ method: 'OPTIONS', url: '/1/submit-listens' },
      headers: { ...origin, 'access-control-request-method': 'POST' },
    });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers['access-control-allow-headers']).toContain('Authorization');
    const elsewhere = await ask({ method: 'GET', url: '/api/v1/overview', headers: origin });
    expect(elsewhere.json().code).toBe('origin-not-allowed');
    const rebound = { ...authorised(), host: 'evil.example' };
    expect((await ask({ url: '/1/submit-listens', headers: rebound })).statusCode).toBe(403);
  });
});

it('a GET with a body leaves its connection whole', async () => {
  const base = await stage.bare.listen({ host: '127.0.0.1', port: 0 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const validate = async (body: string) => {
    const headers = { ...authorised(), 'content-length': Buffer.byteLength(body) };
    const asked = request(`${base}/1/validate-token`, { agent, headers });
    asked.end(body);
    const [response] = await once(asked, 'response');
    return JSON.parse((await response.setEncoding('utf8').toArray()).join(''));
  };
  for (const body of ['{"listen_type":"single"}', '', 'GET /1 HTTP/1.1\r\n\r\n']) {
    expect(await validate(body)).toMatchObject({ valid: true });
  }
  agent.destroy();
});

describe('who may', () => {
  it('nobody without a good token, in the shape that clients know', async () => {
    const refused: [Record<string, string>, string][] = [
      [{}, 'You need to provide an Authorization header.'],
      [{ authorization: 'nonsense' }, 'Provided Authorization header is invalid.'],
      [{ authorization: 'Token nonsense' }, 'Invalid authorization token.'],
    ];
    for (const [headers, error] of refused) {
      const answer = await ask({ url: '/1/submit-listens', headers, payload: single() });
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toEqual({ code: 401, error });
    }
  });

  it('a key that scrobbles does not read, one that reads does not scrobble', async () => {
    const only = async (scope: 'read' | 'scrobble') => ({
      authorization: `Token ${await stage.keyWith(scope)}`,
    });
    const url = '/1/user/Ada/listens';
    const read = await ask({ method: 'GET', url, headers: await only('scrobble') });
    expect(read.json()).toMatchObject({ code: 403 });
    const headers = await only('read');
    const written = await ask({ url: '/1/submit-listens', headers, payload: single() });
    expect(written.statusCode).toBe(403);
  });

  it('nobody more often than their key may, and they are told when again', async () => {
    const headers = { authorization: `Token ${await stage.slowKey()}` };
    const send = () => ask({ url: '/1/submit-listens', headers, payload: single() });
    expect((await send()).statusCode).toBe(200);
    const refused = await send();
    expect(refused.json()).toMatchObject({ code: 429 });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await submit(single())).statusCode).toBe(200);
  });

  it('others’ histories are nowhere to be found', async () => {
    const url = '/1/user/Bob/listens';
    const answer = await ask({ method: 'GET', url, headers: authorised() });
    expect(answer.json()).toEqual({ code: 404, error: 'Cannot find user: Bob' });
  });
});

it('clocks may be an hour ahead', async () => {
  const at = testNow / 1000;
  expect((await submit(single({}, { listened_at: at + 3600 }))).statusCode).toBe(200);
  expect((await submit(single({}, { listened_at: at + 3601 }))).statusCode).toBe(400);
});
