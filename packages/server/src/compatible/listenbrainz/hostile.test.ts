import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anHourAgo, openStage, type ScrobblerStage } from '../scrobbler.fixture.ts';

let stage: ScrobblerStage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const submit = (payload: unknown) =>
  stage.app.inject({
    ...{ method: 'POST', url: '/1/submit-listens' },
    headers: { authorization: `Token ${stage.token}` },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });

const listen = (more: object = {}, info: object = {}) => ({
  listened_at: anHourAgo,
  track_metadata: { artist_name: 'Noor', track_name: 'Glass', additional_info: info },
  ...more,
});
const single = (one: unknown) => ({ listen_type: 'single', payload: [one] });
const metadata = (track_metadata: unknown) => single(listen({ track_metadata }));

const refused: [string, unknown][] = [
  ['no JSON', '{"listen_type":'],
  ['no object', '[]'],
  ['nothing', ''],
  ['a bomb', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ['no payload', { listen_type: 'single' }],
  ['no type', { payload: [listen()] }],
  ['an unknown type', { listen_type: 'double', payload: [listen()] }],
  ['no listen', { listen_type: 'import', payload: [] }],
  ['two listens as one', { listen_type: 'single', payload: [listen(), listen()] }],
  [
    '1,001 listens',
    { listen_type: 'import', payload: Array.from({ length: 1001 }, () => listen()) },
  ],
  ['a time with what plays now', { listen_type: 'playing_now', payload: [listen()] }],
  ['null for a listen', single(null)],
  ['no time', single(listen({ listened_at: undefined }))],
  ['a time before scrobbling', single(listen({ listened_at: 1_033_410_599 }))],
  ['a time in the future', single(listen({ listened_at: anHourAgo + 90_000 }))],
  ['a time that is none', single(listen({ listened_at: 'yesterday' }))],
  ['a time in milliseconds', single(listen({ listened_at: anHourAgo * 1000 }))],
  ['no metadata', metadata(undefined)],
  ['metadata that is a list', metadata([])],
  ['no artist', metadata({ track_name: 'Glass' })],
  ['a blank title', metadata({ artist_name: 'Noor', track_name: ' ' })],
  ['a number for an artist', metadata({ artist_name: 7, track_name: 'Glass' })],
  ['NUL in a title', metadata({ artist_name: 'Noor', track_name: 'Gl\0ass' })],
  ['NUL deep within', single(listen({}, { a: [{ b: '\0' }] }))],
  ['over 10,240 bytes', single(listen({}, { comment: 'ü'.repeat(5200) }))],
  [
    'over 10,240 bytes among small ones',
    { listen_type: 'import', payload: [listen(), listen({}, { comment: 'x'.repeat(10_240) })] },
  ],
  ['51 tags', single(listen({}, { tags: Array.from({ length: 51 }, () => 'tag') }))],
  ['a tag of 65 characters', single(listen({}, { tags: ['x'.repeat(65)] }))],
  ['tags that are no list', single(listen({}, { tags: 'rock' }))],
  ['an MBID that is none', single(listen({}, { recording_mbid: 'x' }))],
  ['MBIDs that are none', single(listen({}, { artist_mbids: ['x'] }))],
  ['two lengths', single(listen({}, { duration: 180, duration_ms: 180_000 }))],
  ['a length that no number can be made of', single(listen({}, { duration: { valueOf: 1 } }))],
  ['a negative length', single(listen({}, { duration: -1 }))],
];

it.each(refused)('%s is refused as documented', async (_what, payload) => {
  const answer = await submit(payload);
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toEqual({ code: 400, error: expect.any(String) });
  expect(await stage.playCount()).toBe(0);
});

it('over ten million bytes are refused unread', async () => {
  const answer = await submit('x'.repeat(10_240_001));
  expect(answer.json()).toMatchObject({ code: 413 });
});

it('a thousand listens at once are stored, again none', async () => {
  const payload = Array.from({ length: 1000 }, (_, n) => ({
    listened_at: 1_033_410_600 + n * 300,
    track_metadata: { artist_name: `Artist ${n % 40}`, track_name: `Song ${n % 200}` },
  }));
  for (let again = 0; again < 2; again += 1) {
    expect((await submit({ listen_type: 'import', payload })).json()).toEqual({ status: 'ok' });
    expect(await stage.playCount()).toBe(1000);
  }
});

it('whatever comes is taken or refused, never a fault of the server', async () => {
  const field = fc.constantFrom(
    ...['listened_at', 'track_metadata', 'artist_name', 'track_name', 'release_name'],
    ...['additional_info', 'tags', 'duration', 'artist_names', 'isrc', '__proto__', 'ms_played'],
  );
  const anything = fc.object({ key: field, maxDepth: 3, withNullPrototype: false });
  const document = fc.record({
    listen_type: fc.constantFrom('single', 'playing_now', 'import'),
    payload: fc.array(
      anything.map((more) => ({ ...listen(), ...more })),
      { maxLength: 3 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(document, async (payload) => {
      expect([200, 400]).toContain((await submit(payload)).statusCode);
    }),
    { numRuns: 150 },
  );
});
