import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDatabase } from '../../../../tests/kit/postgres.ts';
import { describeWith } from '../../../../tests/need.ts';
import { openApp, type TestApp, type TestClient } from '../http/open-app.fixture.ts';
import { nameOf, type WalkedRoute, walkedRoutes } from './walked-routes.fixture.ts';

type Headers = Readonly<Record<string, string>>;

/** Headers by which proxies and frameworks have been talked into another method, address or person. */
const overrides: readonly Headers[] = [
  { 'x-http-method-override': 'GET', 'x-http-method': 'GET', 'x-method-override': 'GET' },
  { 'x-original-url': '/api/v1/health', 'x-rewrite-url': '/api/v1/health' },
  { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1', forwarded: 'for=127.0.0.1' },
  { 'x-forwarded-host': 'localhost', 'x-forwarded-proto': 'https', 'x-forwarded-prefix': '/docs' },
  { 'x-forwarded-user': 'Owner', 'remote-user': 'Owner', 'x-remote-user': 'Owner' },
  { 'x-api-key': 'et_nothing', 'x-auth-token': 'x', authorization: 'Basic T3duZXI6' },
  { cookie: 'echotune.session_token=' },
  { cookie: '__Host-echotune.session_token=a.b; __Secure-echotune.session_token=a.b' },
];

/** Other ways to write an address, which must lead to the same guard or nowhere. */
function disguises(url: string): string[] {
  const [, first = '', ...rest] = url.split('/');
  const tail = rest.join('/');
  return [
    ...[`//${first}/${tail}`, `/./${first}/${tail}`, `/x/../${first}/${tail}`],
    ...[`/docs/../${first}/${tail}`, `/%2e%2e/${first}/${tail}`, `/docs/%2e%2e/${first}/${tail}`],
    ...[`/docs/..%2f${first}/${tail}`, `/${first}%2f${tail}`, `/${first}%252f${tail}`],
    ...[`${url}/`, `${url}.`, `${url}..;/`, `${url};x=1`, `${url};.css`, `${url}.json`],
    ...[`${url}%00`, `${url}%20`, `${url}%09`, `${url}?.css`, `${url}%3f`, `${url}#.css`],
    ...[
      url.toUpperCase(),
      `/${first.replace(/^./, (c) => `%${c.charCodeAt(0).toString(16)}`)}/${tail}`,
    ],
    ...[`http://127.0.0.1${url}`, `http://evil.example${url}`, `\\${first}\\${tail}`],
  ];
}

/** What the server says where nobody may: it is not known, not there, not understood, or elsewhere. */
const isShut = (status: number) => [301, 302, 400, 401, 403, 404, 405, 414, 415].includes(status);

function bypasses(
  environment: () => Promise<Readonly<Record<string, string>>>,
  spelt = false,
): void {
  let test: TestApp;
  let closed: readonly WalkedRoute[];
  let ada: TestClient;

  beforeAll(async () => {
    test = await openApp(await environment());
    closed = walkedRoutes(test).filter(({ needs }) => needs !== 'nobody');
    ada = await test.signIn('Ada');
    const payload = { name: 'Ada' };
    await ada.inject({ method: 'POST', url: '/api/v1/listeners', payload });
  });
  afterAll(() => test.close());

  const statusOf = async ({ method, url }: Pick<WalkedRoute, 'method' | 'url'>, headers: Headers) =>
    (await test.bare.inject({ method, url, headers })).statusCode;

  /** Each closed route that these headers open. */
  const opened = async (headers: Headers): Promise<string[]> => {
    const open: string[] = [];
    for (const route of closed) {
      const status = await statusOf(route, headers);
      if (status !== 401) open.push(`${nameOf(route)} ${status}`);
    }
    return open;
  };

  it('a session that has ended opens nothing: signed out, revoked, expired, disabled, deleted, changed', async () => {
    const { accounts } = test.echotune.store;
    const endings: Record<string, (who: TestClient) => Promise<unknown>> = {
      'signed out': (who) => who.inject({ method: 'POST', url: '/api/v1/sign-out' }),
      revoked: (who) => who.inject({ method: 'DELETE', url: '/api/v1/sessions' }),
      disabled: (who) => accounts.setDisabled(who.account.id, true),
      deleted: (who) => accounts.remove(who.account.id),
    };
    for (const [ending, end] of Object.entries(endings)) {
      const who = await test.signIn(`Somebody ${ending}`);
      expect((await who.inject('/api/v1/account')).statusCode).toBe(200);
      await end(who);
      expect([ending, await opened(who.headers)]).toEqual([ending, []]);
    }
    const { cookie } = ada.headers;
    const [name = '', value = ''] = cookie.split('=');
    const changed = [
      ...[`${name}=${value.slice(0, -6)}`, `${name}=x${value}`, `${name}=${value.split('.')[0]}`],
      ...[`${name}=${value.split('.')[0]}.${'A'.repeat(44)}`, `${name.toUpperCase()}=${value}`],
      `${name}=; x${cookie}`,
    ];
    for (const wrong of changed)
      expect([wrong, await opened({ cookie: wrong })]).toEqual([wrong, []]);
  });

  it('a key that is revoked, of a disabled account or a forgotten listener opens nothing, at once', async () => {
    const make = async (who: TestClient) => {
      const payload = { name: 'k', scopes: ['read', 'recommend'], perMinute: 100_000 };
      const made = await who.inject({ method: 'POST', url: '/api/v1/keys', payload });
      const { id, secret } = made.json();
      return { id, headers: { authorization: `Bearer ${secret}` } };
    };
    const { id, headers } = await make(ada);
    expect(await statusOf({ method: 'GET', url: '/api/v1/overview' }, headers)).toBe(200);
    await ada.inject({ method: 'DELETE', url: `/api/v1/keys/${id}` });
    expect(await opened(headers)).toEqual([]);
    const eve = await test.signIn('Eve');
    await eve.inject({ method: 'POST', url: '/api/v1/listeners', payload: { name: 'Eve' } });
    const other = await make(eve);
    expect(await statusOf({ method: 'GET', url: '/api/v1/overview' }, other.headers)).toBe(200);
    await test.app.inject({
      ...{ method: 'PATCH', url: `/api/v1/accounts/${eve.account.id}` },
      payload: { disabled: true },
    });
    expect(await opened(other.headers)).toEqual([]);
    // In the forms that other services’ clients have it, too.
    const secret = other.headers.authorization.slice(7);
    for (const authorization of [
      `Token ${secret}`,
      `Basic ${Buffer.from(`x:${secret}`).toString('base64')}`,
    ])
      expect(await opened({ authorization })).toEqual([]);
    const asked = await test.bare.inject({
      ...{ url: '/listenbrainz/1/latest-import?user_name=Eve' },
      headers: { authorization: `Token ${secret}` },
    });
    expect(asked.statusCode).toBe(401);
  });

  it('a forgotten listener’s key opens nothing, at once', async () => {
    const { listener, headers } = await withKey('Mayfly');
    expect(await statusOf({ method: 'GET', url: '/api/v1/overview' }, headers)).toBe(200);
    await (await test.signIn('Mayfly')).inject({
      ...{ method: 'DELETE', url: `/api/v1/listeners/${listener}` },
    });
    expect(await opened(headers)).toEqual([]);
  });

  // What never gets as far as the store need not be asked on both.
  if (spelt) {
    it('no header makes another method, address or person of a request', async () => {
      expect(closed.length).toBeGreaterThan(180);
      for (const headers of overrides)
        expect([headers, await opened(headers)]).toEqual([headers, []]);
    });

    it('no other spelling of an address leads past the guard', async () => {
      const open: unknown[] = [];
      for (const { url, method } of closed) {
        for (const disguise of disguises(url)) {
          // What is under a scrobbler’s prefix needs a token of its own.
          const { statusCode, body } = await test.bare.inject({ method, url: disguise });
          if (!isShut(statusCode)) open.push([method, disguise, statusCode, body.slice(0, 80)]);
        }
      }
      expect(open).toEqual([]);
    });

    it('asking for the head or the options, or by a method nobody knows, opens nothing', async () => {
      const known = new Set(walkedRoutes(test).map(nameOf));
      for (const { url, pattern } of closed) {
        for (const method of ['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'] as const) {
          if (known.has(`${method} ${pattern}`)) continue;
          const { statusCode } = await test.bare.inject({ method, url });
          expect([method, url, statusCode]).toEqual([method, url, 404]);
        }
      }
    });
  }

  const withKey = async (name: string) => {
    const who = await test.signIn(name);
    const made = await who.inject({ method: 'POST', url: '/api/v1/listeners', payload: { name } });
    const payload = { name: 'k', scopes: ['read'], perMinute: 100_000 };
    const { secret } = (await who.inject({ method: 'POST', url: '/api/v1/keys', payload })).json();
    return { listener: made.json().id, headers: { authorization: `Bearer ${secret}` } };
  };
}

describe('ways past the guard, on SQLite', () => bypasses(async () => ({}), true));

describeWith('postgres', 'ways past the guard, on PostgreSQL', () => {
  let removeDatabase: () => Promise<void>;
  afterAll(() => removeDatabase());
  bypasses(async () => {
    const { url, remove } = await temporaryDatabase();
    removeDatabase = remove;
    return { DATABASE_URL: url };
  });
});
