import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anHourAgo, openStage, type ScrobblerStage } from '../scrobbler.fixture.ts';

let stage: ScrobblerStage;

beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

type Fields = Readonly<Record<string, string>>;

/** As the service's documents have it, apart from how the server does it. */
function sign(fields: Fields, secret: string): Fields {
  const names = Object.keys(fields).sort();
  const text = names.map((name) => name + fields[name]).join('');
  return {
    ...fields,
    api_sig: createHash('md5')
      .update(text + secret, 'utf8')
      .digest('hex'),
  };
}

/** A program with a key and a secret of its own. */
const program = { api_key: 'c8c7b163b11f92ef2d33ba6cd3c2c3c3' };
const call = (fields: Fields) => sign({ ...program, ...fields }, 'its own secret');
const form = (fields: Fields) => new URLSearchParams(fields).toString();

const post = (fields: Fields, url = '/2.0/') =>
  stage.app.inject({
    ...{ method: 'POST', url, payload: form(fields) },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
const asJson = async (fields: Fields) => (await post({ ...call(fields), format: 'json' })).json();
const scrobble = (more: Fields = {}): Fields => ({
  ...{ method: 'track.scrobble', sk: stage.token, artist: 'Noor', track: 'Glass' },
  ...{ timestamp: String(anHourAgo), ...more },
});

describe('a scrobble is recommended from then on', () => {
  const song = 'Noor – Glass';
  const ways: [string, () => Promise<{ body: string }>][] = [
    ['as a form at the root', () => post(call(scrobble()))],
    ['as a form under the prefix, without a slash', () => post(call(scrobble()), '/lastfm/2.0')],
    ['where the client appends what is there', () => post(call(scrobble()), '/lastfm/2.0/2.0/')],
    ['in lower case', () => post(call(scrobble({ method: 'track.SCROBBLE' })))],
    [
      'indexed',
      () => {
        const { artist = '', track = '', timestamp = '', ...rest } = scrobble();
        return post(
          call({ ...rest, 'artist[0]': artist, 'track[0]': track, 'timestamp[0]': timestamp }),
        );
      },
    ],
    [
      'in a query',
      () => stage.app.inject({ method: 'POST', url: `/2.0/?${form(call(scrobble()))}` }),
    ],
    ['in a GET', () => stage.app.inject({ method: 'GET', url: `/2.0/?${form(call(scrobble()))}` })],
  ];

  it.each(ways)('%s', async (_how, send) => {
    const { body } = await send();
    expect(body).toContain('<lfm status="ok"><scrobbles accepted="1" ignored="0"><scrobble>');
    expect(await stage.recommended()).toContain(song);
    await send();
    expect(await stage.playCount()).toBe(1);
  });

  it('and the same play told by ListenBrainz too is one play', async () => {
    await post(call(scrobble()));
    const track_metadata = { artist_name: 'Noor', track_name: 'Glass' };
    await stage.app.inject({
      ...{ method: 'POST', url: '/1/submit-listens' },
      headers: { authorization: `Token ${stage.token}` },
      payload: { listen_type: 'single', payload: [{ listened_at: anHourAgo, track_metadata }] },
    });
    expect(await stage.playCount()).toBe(1);
  });
});

describe('scrobbles', () => {
  it('are answered in both formats as documented', async () => {
    const track = scrobble({ album: 'Rooms & <More>', duration: '201', mbid: '' });
    const { body, headers } = await post(call(track));
    expect(headers['content-type']).toContain('text/xml');
    expect(body).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<lfm status="ok"><scrobbles accepted="1" ignored="0"><scrobble><track corrected="0">Glass</track><artist corrected="0">Noor</artist><album corrected="0">Rooms &amp; &lt;More&gt;</album><albumArtist corrected="0"></albumArtist><timestamp>${anHourAgo}</timestamp><ignoredMessage code="0"></ignoredMessage></scrobble></scrobbles></lfm>\n`,
    );
    expect(await asJson(track)).toEqual({
      scrobbles: {
        '@attr': { accepted: 1, ignored: 0 },
        scrobble: {
          track: { corrected: '0', '#text': 'Glass' },
          artist: { corrected: '0', '#text': 'Noor' },
          album: { corrected: '0', '#text': 'Rooms & <More>' },
          albumArtist: { corrected: '0', '#text': '' },
          timestamp: String(anHourAgo),
          ignoredMessage: { code: '0', '#text': '' },
        },
      },
    });
  });

  const batch = (size: number) =>
    Object.fromEntries(
      Array.from({ length: size }, (_, n) => [
        [`artist[${n}]`, 'Noor'],
        [`track[${n}]`, `Glass ${n}`],
        [`timestamp[${n}]`, String(anHourAgo - n * 300)],
      ]).flat(),
    );

  it('come in batches of up to 50', async () => {
    const about = { method: 'track.scrobble', sk: stage.token };
    const answer = await asJson({ ...about, ...batch(50) });
    expect(answer.scrobbles['@attr']).toEqual({ accepted: 50, ignored: 0 });
    expect(answer.scrobbles.scrobble[10].track['#text']).toBe('Glass 10');
    expect(await stage.playCount()).toBe(50);
    expect(await asJson({ ...about, ...batch(51) })).toMatchObject({ error: 6 });
    expect(await asJson(about)).toMatchObject({ error: 6 });
  });

  it('that cannot be are ignored alone, with the reason', async () => {
    const answer = await asJson({
      ...{ method: 'track.scrobble', sk: stage.token, ...batch(6) },
      ...{ 'timestamp[1]': '5', 'timestamp[2]': String(anHourAgo + 200_000) },
      ...{ 'artist[3]': ' ', 'track[4]': 'Gl\0ass', 'timestamp[5]': 'yesterday' },
    });
    expect(answer.scrobbles['@attr']).toEqual({ accepted: 1, ignored: 5 });
    const codes = answer.scrobbles.scrobble.map(
      ({ ignoredMessage }: { ignoredMessage: { code: string } }) => ignoredMessage.code,
    );
    expect(codes).toEqual(['0', '3', '4', '1', '2', '3']);
    expect(await stage.playCount()).toBe(1);
  });
});

describe('beside scrobbles', () => {
  const track = { artist: 'Noor', track: 'Glass' };

  it('what plays now is shown to ListenBrainz’ clients and is no play', async () => {
    const sk = stage.token;
    const answer = await asJson({ method: 'track.updateNowPlaying', sk, ...track, duration: '60' });
    expect(answer.nowplaying.track).toEqual({ corrected: '0', '#text': 'Glass' });
    const shown = await stage.app.inject({
      ...{ url: '/1/user/Ada/playing-now', headers: { authorization: `Token ${sk}` } },
    });
    expect(shown.json().payload.listens[0].track_metadata).toMatchObject({
      ...{ artist_name: 'Noor', track_name: 'Glass', additional_info: { duration_ms: 60_000 } },
    });
    expect(await stage.playCount()).toBe(0);
  });

  it('a track is loved, and no longer', async () => {
    const sk = stage.token;
    const kinds = async () =>
      (await stage.echotune.store.verdicts.list(stage.listenerId)).map(({ kind }) => kind);
    expect(await asJson({ method: 'track.love', sk, ...track })).toEqual({});
    expect(await kinds()).toEqual(['love']);
    const { body } = await post(call({ method: 'track.unlove', sk, ...track }));
    expect(body).toContain('<lfm status="ok"></lfm>');
    expect(await kinds()).toEqual([]);
  });

  it('a listener learns about themselves, and about nobody else', async () => {
    await post(call(scrobble()));
    const ask = (more: Fields) => asJson({ method: 'user.getInfo', sk: stage.token, ...more });
    expect((await ask({})).user).toMatchObject({ name: 'Ada', playcount: '1' });
    expect((await ask({ user: 'ada' })).user.registered.unixtime).toMatch(/^\d+$/);
    expect(await ask({ user: 'Bob' })).toMatchObject({ error: 6 });
  });
});

describe('sessions', () => {
  it('are given for a listener’s name with a key for a password', async () => {
    const mobile = { method: 'auth.getMobileSession', username: 'ada', password: stage.token };
    expect(await asJson(mobile)).toEqual({
      session: { name: 'Ada', key: stage.token, subscriber: 0 },
    });
    expect(await asJson({ ...mobile, password: 'guessed' })).toMatchObject({ error: 4 });
    expect(await asJson({ ...mobile, username: 'Bob' })).toMatchObject({ error: 4 });
  });

  it('are given for a token once its listener approved it with a key', async () => {
    const { token } = await asJson({ method: 'auth.getToken' });
    const session = { method: 'auth.getSession', token };
    expect(await asJson(session)).toMatchObject({ error: 14 });
    const url = `/api/auth/?api_key=${program.api_key}&token=${token}`;
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    const page = await stage.app.inject({ url, headers });
    expect(page.body).toContain(`value="${token}"`);
    const approve = (key: string) => post({ token, key }, '/api/auth/');
    expect((await approve('guessed')).statusCode).toBe(403);
    expect((await approve(await stage.keyWith('read'))).statusCode).toBe(403);
    expect(await asJson(session)).toMatchObject({ error: 14 });
    expect((await approve(stage.token)).statusCode).toBe(200);
    expect((await asJson(session)).session.key).toBe(stage.token);
    expect(await asJson(session)).toMatchObject({ error: 4 });
  });

  it('the page of approval writes nothing that an address brings', async () => {
    const url = `/api/auth/?token=${encodeURIComponent('"><script>alert(1)</script>')}`;
    const page = await stage.app.inject({ url });
    expect(page.statusCode).toBe(400);
    expect(page.body).not.toContain('script');
  });
});

describe('errors, in both formats', () => {
  const cases: [number, number, string, () => Fields | Promise<Fields>][] = [
    [3, 400, 'an unknown method', () => call({ method: 'track.hate' })],
    [3, 400, 'no method', () => call({})],
    [
      ...([4, 403, 'a key that may not scrobble'] as const),
      async () => call(scrobble({ sk: await stage.keyWith('read') })),
    ],
    [6, 400, 'no session', () => call({ method: 'track.scrobble', artist: 'a', track: 'b' })],
    [6, 400, 'no signature', () => ({ ...program, ...scrobble() })],
    [
      6,
      400,
      'no timestamp',
      () => {
        const { timestamp: _, ...rest } = scrobble();
        return call(rest);
      },
    ],
    [9, 403, 'an unknown session', () => call(scrobble({ sk: 'nonsense' }))],
    [10, 403, 'no program', () => sign(scrobble(), 'secret')],
    [13, 403, 'a signature that is none', () => ({ ...call(scrobble()), api_sig: 'nonsense' })],
    [
      ...([13, 403, 'a wrong signature where the token is the secret'] as const),
      () => call(scrobble({ api_key: stage.token })),
    ],
  ];

  it.each(cases)('%i with HTTP status %i: %s', async (code, status, _what, fields) => {
    const given = await fields();
    const xml = await post(given);
    expect(xml.statusCode).toBe(status);
    expect(xml.body).toMatch(
      new RegExp(
        `^<\\?xml .*\\?>\\n<lfm status="failed"><error code="${code}">.+</error></lfm>\\n$`,
      ),
    );
    const json = await post({ ...given, format: 'json' });
    expect(json.json()).toEqual({ error: code, message: expect.any(String) });
    expect(await stage.playCount()).toBe(0);
  });

  it('29 for a key that is used too often', async () => {
    const sk = await stage.slowKey();
    expect((await asJson(scrobble({ sk }))).scrobbles).toBeDefined();
    expect(await asJson(scrobble({ sk }))).toMatchObject({ error: 29 });
  });

  it('29 for who asks too often', async () => {
    await stage.close();
    stage = await openStage({ ECHOTUNE_REQUESTS_PER_MINUTE: '1' });
    await post(call(scrobble()));
    const json = await post({ ...call(scrobble()), format: 'json' }, '/2.0/?format=json');
    expect([json.statusCode, json.json().error]).toEqual([429, 29]);
    expect((await post(call(scrobble()))).body).toContain('<error code="29">');
  });

  it('a form over 1 MiB is refused', async () => {
    expect((await post({ method: 'x'.repeat(1 << 20) })).body).toContain('<error code="6">');
  });
});

it('whatever comes is answered, and never with a fault of the server', async () => {
  const name = fc.constantFrom(
    ...['artist', 'track', 'timestamp', 'album', 'mbid', 'duration', 'artist[0]', 'track[0]'],
    ...['timestamp[0]', 'artist[49]', 'track[49]', 'artist[-1]', '__proto__', 'sk', 'format'],
  );
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\0', '1e999', `${anHourAgo}`),
  );
  const method = fc.constantFrom(
    'track.scrobble',
    'track.updateNowPlaying',
    'track.love',
    'user.getInfo',
  );
  await fc.assert(
    fc.asyncProperty(method, fc.dictionary(name, value), async (called, fields) => {
      const answer = await post(call({ ...scrobble(), ...fields, method: called }));
      // A machine that is busy with other tests may be overloaded (503).
      expect(answer.statusCode).not.toBe(500);
    }),
    { numRuns: 150 },
  );
});
