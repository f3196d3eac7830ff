import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readParameters } from '../compatible/lastfm/parameters.ts';
import type { TestApp } from '../http/open-app.fixture.ts';
import { type Own, twoListeners } from './two-listeners.fixture.ts';

let test: TestApp;
let eve: Own;
beforeAll(async () => {
  ({ test, eve } = await twoListeners());
}, 60_000);
afterAll(() => test.close());

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

it('nobody has more than a little read: where anybody may send, and where there is nothing', async () => {
  const large = `[${'1,'.repeat(8192)}1]`;
  const statuses = [];
  for (const [url, headers, payload] of [
    ...['/api/v1/sign-in', '/api/v1/claim', '/nothing'].map((one) => [one, json, large] as const),
    ['/api/token', form, 'a=&'.repeat(5462)],
  ] as const) {
    const answer = await test.bare.inject({ method: 'POST', url, headers, payload });
    statuses.push([url, answer.statusCode]);
  }
  expect(statuses.filter(([, status]) => status !== 413)).toEqual([]);
});

it.each(['submit-listens', 'latest-import', 'feedback/recording-feedback', 'delete-listen'])(
  'without a token nothing is read of what scrobblers send: %s',
  async (path) => {
    let sent = 0;
    const large = new Readable({
      read() {
        sent += 1;
        this.push(sent > 100 ? null : Buffer.alloc(65_536, ' '));
      },
    });
    const url = `/listenbrainz/1/${path}`;
    const answer = await test.bare.inject({ method: 'POST', url, headers: json, payload: large });
    expect([answer.statusCode, sent]).toEqual([401, 0]);
  },
);

it('of a form of endless parameters Last.fm’s API looks at no more than scrobblers send', () => {
  const endless = Array.from({ length: 5_000 }, (_, n) => `p${n}=`).join('&');
  expect(readParameters('/', new TextEncoder().encode(endless)).size).toBe(2_000);
});

it.each([
  ['many values', `[${'1,'.repeat(200_000)}1]`, 'body: holds more than 200000 values'],
  [
    'many fields',
    JSON.stringify(Object.fromEntries(Array.from({ length: 200_001 }, (_, n) => [n, 1]))),
    'body: holds more than 200000 values',
  ],
  ['depth', `${'['.repeat(65)}${']'.repeat(65)}`, 'body: is nested more than 64 deep'],
  [
    'a NUL far within',
    JSON.stringify({ plays: [{}, { title: ['a', 'b\0'] }] }),
    'body: plays.1.title.1: must not contain NUL or half a character',
  ],
])('a body of %s is refused before anything else looks at it', async (_, payload, detail) => {
  const asked = { method: 'POST', url: '/api/v1/plays', headers: json, payload } as const;
  const answer = await eve.client.inject(asked);
  expect(answer.json()).toMatchObject({ code: 'input-invalid', detail });
});
