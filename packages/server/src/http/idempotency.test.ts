import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDatabase } from '../../../../tests/kit/postgres.ts';
import { describeWith } from '../../../../tests/need.ts';
import { openApp, type TestApp, testNow } from './open-app.fixture.ts';

let test: TestApp;

const list = { url: '/api/v1/playlists', payload: { name: 'Rain' } };
const plays = (title: string) => ({
  url: '/api/v1/plays',
  payload: { plays: [{ title, artist: 'Noor', startedAt: testNow - 1000, msPlayed: 1000 }] },
});

function post({ url, payload }: { url: string; payload: object }, key: string, client = test.app) {
  return client.inject({ method: 'POST', url, payload, headers: { 'idempotency-key': key } });
}

async function playlists(): Promise<number> {
  return (await test.app.inject(list.url)).json().playlists.length;
}

function holds(environment: () => Promise<Readonly<Record<string, string>>>): void {
  beforeEach(async () => {
    test = await openApp(await environment());
    const { accounts } = test.echotune.store;
    const payload = { name: 'Ada' };
    await test.app.inject({ method: 'POST', url: '/api/v1/listeners', payload });
    expect(await accounts.list()).toHaveLength(1);
  });
  afterEach(() => test.close());

  it('the same request with the same key is done once and answered alike, after a restart too', async () => {
    const first = await post(list, '"8e03978e"');
    expect(first.statusCode).toBe(201);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    test = await test.reopen();
    const again = await post(list, '8e03978e');
    expect(again.headers).toMatchObject({
      ...{ 'idempotency-replayed': 'true', location: first.headers.location },
      ...{ etag: first.headers.etag, 'content-type': first.headers['content-type'] },
    });
    expect([again.statusCode, again.body]).toEqual([201, first.body]);
    expect(await playlists()).toBe(1);
    await post(list, 'another key');
    expect(await playlists()).toBe(2);
  });

  it('another request with a key that was used is refused, whatever in it is other', async () => {
    await post(list, 'k');
    for (const other of [
      { ...list, payload: { name: 'Snow' } },
      { ...list, url: `${list.url}?listener=1` },
      plays('Glass'),
    ]) {
      const answer = await post(other, 'k');
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'idempotency-key-reused']);
    }
    expect(await playlists()).toBe(1);
  });

  it('of many at once one is done; the others are told to wait, or get its answer', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(list, 'k')));
    const done = answers.filter(({ statusCode }) => statusCode === 201);
    expect(new Set(done.map(({ body }) => body)).size).toBe(1);
    for (const one of answers.filter((answer) => !done.includes(answer))) {
      expect([one.statusCode, one.json().code]).toEqual([409, 'idempotency-running']);
      expect(one.headers['retry-after']).toBe('1');
    }
    expect(await playlists()).toBe(1);
  });

  it('what was refused is not kept, so that the right request may have the key', async () => {
    const wrong = { ...list, url: `${list.url}?listener=99` };
    expect((await post(wrong, 'k')).statusCode).toBe(404);
    expect((await post(list, 'k')).statusCode).toBe(201);
    for (const bad of ['', '"open', 'x'.repeat(256)]) {
      expect((await post(list, bad)).json().code).toBe('input-invalid');
    }
  });

  it('the description shows the header where it is heeded, and only there', async () => {
    const { paths } = (await test.bare.inject('/api/v1/openapi.json')).json();
    const named = (operation: { parameters?: { name: string }[] } | undefined) =>
      (operation?.parameters ?? []).map(({ name }) => name).includes('idempotency-key');
    expect(named(paths['/api/v1/plays'].post)).toBe(true);
    expect(named(paths['/api/v1/plays'].get)).toBe(false);
    // What is shown once is not stored to be shown again.
    for (const path of ['/keys', '/invitations', '/webhooks', '/webhooks/{webhook}/secret']) {
      expect([path, named(paths[`/api/v1${path}`].post)]).toEqual([path, false]);
    }
  });

  it('a key of the API sees no answer that one for another listener got', async () => {
    const payload = { name: 'Bea' };
    await test.app.inject({ method: 'POST', url: '/api/v1/listeners', payload });
    const client = async (listener: number) => {
      const made = await test.app.inject({
        ...{ method: 'POST', url: '/api/v1/keys' },
        payload: { name: 'k', scopes: ['scrobble'], listener },
      });
      const headers = { authorization: `Bearer ${made.json().secret}`, 'idempotency-key': 'k' };
      return test.bare.inject({ method: 'POST', ...plays('Glass'), headers });
    };
    expect((await client(1)).statusCode).toBe(201);
    expect((await client(2)).statusCode).toBe(422);
    expect((await client(1)).headers['idempotency-replayed']).toBe('true');
  });
}

describe('keys of requests on SQLite', () => holds(async () => ({})));

describeWith('postgres', 'keys of requests on PostgreSQL', () => {
  const databases: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const remove of databases) await remove();
  });
  holds(async () => {
    const { url, remove } = await temporaryDatabase();
    databases.push(remove);
    return { DATABASE_URL: url };
  });
});
