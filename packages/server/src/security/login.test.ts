import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPassword } from '../../../../tests/kit/password.ts';
import { temporaryDatabase } from '../../../../tests/kit/postgres.ts';
import { describeWith } from '../../../../tests/need.ts';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';

type Payload = Readonly<Record<string, unknown>>;

function logins(environment: () => Promise<Readonly<Record<string, string>>>): void {
  let test: TestApp;
  beforeAll(async () => {
    test = await openApp(await environment());
  });
  afterAll(() => test.close());

  let turn = 0;
  /** As from an address of its own each time. */
  const post = (path: string, payload: Payload, headers: Record<string, string> = {}) => {
    turn += 1;
    const remoteAddress = `10.1.${turn >> 8}.${turn & 255}`;
    return test.bare.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      payload,
      headers,
      remoteAddress,
    });
  };
  const signIn = (name: string, password: string, headers?: Record<string, string>) =>
    post('/sign-in', { name, password }, headers);
  const cookieOf = (set: unknown) => String(set).split(';', 1)[0] ?? '';

  it('nobody learns from an answer which names there are', async () => {
    await test.signIn('Ada');
    const { account } = await test.signIn('Bea');
    await test.echotune.store.accounts.setDisabled(account.id, true);
    const answers = [];
    for (const [name, password] of [
      ['Ada', 'not the password'],
      ['Bea', 'not the password'],
      ['Bea', testPassword],
      ['Nobody', testPassword],
      ['', ''],
      ['Ada', ''],
      ['Ada', 'x'.repeat(1000)],
    ] as const) {
      const { statusCode, body, headers } = await signIn(name, password);
      answers.push([statusCode, body, headers['set-cookie']]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.[0]).toBe(401);
  });

  it('a name is tried ten times, from wherever, then nobody gets in for a while, and waiting helps', async () => {
    await test.signIn('Cleo');
    const statuses = [];
    // The last ones in letters of full width, and of mathematics.
    const spellings = ['cleo', ' CLEO ', 'Ｃｌｅｏ', '𝐂leo'];
    for (const name of Array.from({ length: 12 }, (_, n) => spellings[n % 4] ?? ''))
      statuses.push((await signIn(name, 'wrong')).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    const refused = await signIn('Cleo', testPassword);
    expect(refused.statusCode).toBe(429);
    test.clock.now += Number(refused.headers['retry-after']) * 1000;
    expect((await signIn('Cleo', testPassword)).statusCode).toBe(200);
  });

  it('an address tries a hundred names or links, and no header makes another of it', async () => {
    const statuses = [];
    for (let n = 0; n < 101; n++) {
      const answer = await test.bare.inject({
        ...{ method: 'POST', url: '/api/v1/reset', remoteAddress: '192.0.2.7' },
        headers: { 'x-forwarded-for': `10.9.9.${n}`, forwarded: `for=10.9.9.${n}` },
        payload: { token: `guess ${n}`, password: 'long enough' },
      });
      statuses.push(answer.statusCode);
    }
    expect(new Set(statuses.slice(0, 100))).toEqual(new Set([404]));
    expect(statuses[100]).toBe(429);
  });

  it('a password that is known does not shorten the way to another: changing one is throttled too', async () => {
    const who = await test.signIn('Dora');
    const change = (current: string) =>
      who.inject({
        ...{ method: 'PUT', url: '/api/v1/account/password' },
        payload: { current, password: 'another long one' },
      });
    const statuses = [];
    for (let n = 0; n < 11; n++) statuses.push((await change('wrong')).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  it.each(['', 'short', 'seven77', 'x'.repeat(129), '        ', 1, null, ['long enough']])(
    'the password %j is not taken',
    async (password) => {
      const { id: accountId } = (await test.signIn('Fay')).account;
      const issued = await test.echotune.store.links.issue({
        ...{ kind: 'reset', accountId, listenerId: null, lastsMs: 60_000 },
      } as const);
      expect((await post('/reset', { token: issued.token, password })).statusCode).toBe(400);
    },
  );

  it('a session that somebody else chose is not signed in with: each sign-in has one of its own', async () => {
    const attacker = await test.signIn('Eve');
    await test.signIn('Gil');
    const headers = attacker.headers;
    const one = cookieOf((await signIn('Gil', testPassword, headers)).headers['set-cookie']);
    const other = cookieOf(
      (await signIn('Gil', testPassword, { cookie: one })).headers['set-cookie'],
    );
    expect(new Set([one, other, headers.cookie]).size).toBe(3);
    expect((await attacker.inject('/api/v1/account')).json().name).toBe('Eve');
    const chosen = { cookie: 'echotune.session_token=chosen.chosen' };
    expect(
      cookieOf((await signIn('Gil', testPassword, chosen)).headers['set-cookie']),
    ).not.toContain('chosen');
  });

  it('a new password ends every other session, and by a link every one', async () => {
    const [here, there] = [await test.signIn('Hana'), await test.signIn('Hana')];
    const changed = await here.inject({
      ...{ method: 'PUT', url: '/api/v1/account/password' },
      payload: { current: testPassword, password: 'another long one' },
    });
    expect(changed.statusCode).toBe(204);
    expect((await there.inject('/api/v1/account')).statusCode).toBe(401);
    expect((await here.inject('/api/v1/account')).statusCode).toBe(200);
    const { id: accountId } = here.account;
    const { token } = await test.echotune.store.links.issue({
      ...{ kind: 'reset', accountId, listenerId: null, lastsMs: 60_000 },
    } as const);
    expect((await post('/reset', { token, password: testPassword })).statusCode).toBe(200);
    expect((await here.inject('/api/v1/account')).statusCode).toBe(401);
  });

  it('of many who follow the same link at once one gets what it is for, and later nobody', async () => {
    const { store } = test.echotune;
    const lasting = { listenerId: null, lastsMs: 60_000 } as const;
    const { account } = await test.signIn('Ivy');
    const links = [
      ['/invitations/accept', { kind: 'invitation', accountId: null, ...lasting }, 201],
      ['/claim', { kind: 'claim', accountId: null, ...lasting }, 201],
      ['/reset', { kind: 'reset', accountId: account.id, ...lasting }, 200],
    ] as const;
    for (const [path, link, good] of links) {
      const { token } = await store.links.issue(link);
      const before = (await store.accounts.list()).length;
      const follow = (n: number) =>
        post(path, {
          ...{ token, password: `long enough ${n}` },
          ...(path !== '/reset' && { name: `${path} ${n}` }),
        });
      const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => follow(n)));
      const statuses = answers.map(({ statusCode }) => statusCode).sort();
      expect([path, statuses]).toEqual([path, [good, 404, 404, 404, 404, 404]]);
      expect((await follow(9)).statusCode).toBe(404);
      const made = (await store.accounts.list()).length - before;
      expect([path, made]).toEqual([path, path === '/reset' ? 0 : 1]);
    }
  });

  it('a link of one kind is none of another, and one that is too old, or changed, is none', async () => {
    const { store } = test.echotune;
    const { account } = await test.signIn('Jo');
    const { token } = await store.links.issue({
      ...{ kind: 'reset', accountId: account.id, listenerId: null, lastsMs: 60_000 },
    } as const);
    const password = 'long enough';
    for (const path of ['/claim', '/invitations/accept'])
      expect((await post(path, { token, password, name: 'X' })).statusCode).toBe(404);
    for (const wrong of [token.slice(1), `${token}x`, token.toUpperCase(), ` ${token}`, '%', '_'])
      expect((await post('/reset', { token: wrong, password })).statusCode).toBe(404);
    test.clock.now += 60_001;
    expect((await post('/reset', { token, password })).statusCode).toBe(404);
  });
}

describe('signing in, on SQLite', () =>
  logins(async () => ({ ECHOTUNE_REQUESTS_PER_MINUTE: '0' })));

describeWith('postgres', 'signing in, on PostgreSQL', () => {
  let removeDatabase: () => Promise<void>;
  afterAll(() => removeDatabase());
  logins(async () => {
    const { url, remove } = await temporaryDatabase();
    removeDatabase = remove;
    return { DATABASE_URL: url, ECHOTUNE_REQUESTS_PER_MINUTE: '0' };
  });
});
