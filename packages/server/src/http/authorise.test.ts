import Fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { afterEach, expect, it } from 'vitest';
import { testPassword } from '../../../../tests/kit/password.ts';
import { addAuthorisation } from './authorise.ts';
import { KnownKeys } from './known-keys.ts';
import { openApp, type TestApp } from './open-app.fixture.ts';

let test: TestApp;

afterEach(() => test.close());

it('a route that does not say what it needs keeps the server from starting', async () => {
  test = await openApp();
  const { store, clock } = test.echotune;
  const app = Fastify().withTypeProvider<ZodTypeProvider>();
  const sessions = await store.sessions(
    'a secret of the tests, and a long one',
    'http://127.0.0.1',
  );
  const keys = new KnownKeys(store, clock, null);
  const { metrics } = test.echotune.config;
  addAuthorisation(app, { store, sessions, keys, metrics });
  app.get('/said', { config: { needs: 'read' } }, async () => '');
  app.get('/unsaid', async () => '');
  await expect(app.ready()).rejects.toThrow('GET /unsaid');
});

it('a key has its own limit, and says how long to wait', async () => {
  test = await openApp();
  await test.app.inject({ method: 'POST', url: '/api/v1/listeners', payload: { name: 'me' } });
  const ask = async (perMinute: number) => {
    const payload = { name: 'k', scopes: ['read'], perMinute };
    const made = await test.app.inject({ method: 'POST', url: '/api/v1/keys', payload });
    const headers = { authorization: `Bearer ${made.json().secret}` };
    return () => test.bare.inject({ url: '/api/v1/overview', headers });
  };
  const [slow, other] = [await ask(2), await ask(3)];
  const statuses = [];
  for (const each of [slow, slow, slow, other]) statuses.push((await each()).statusCode);
  expect(statuses).toEqual([200, 200, 429, 200]);
  expect((await slow()).headers['retry-after']).toBe('30');
  expect((await slow()).json().code).toBe('rate-limited');
});

it('a name cannot be tried at will, and others can still sign in', async () => {
  test = await openApp();
  await test.signIn('Ada');
  const signIn = (name: string, password: string) =>
    test.bare.inject({ method: 'POST', url: '/api/v1/sign-in', payload: { name, password } });
  const wrong = [];
  for (let n = 0; n < 11; n++)
    wrong.push((await signIn(n % 2 ? 'OWNER' : 'owner ', 'x')).statusCode);
  expect(wrong).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  expect((await signIn('Owner', testPassword)).statusCode).toBe(429);
  expect((await signIn('Ada', testPassword)).statusCode).toBe(200);
});

it('under its public address it takes its own origin, and cookies go over https alone', async () => {
  test = await openApp({ ECHOTUNE_PUBLIC_URL: 'https://music.example/' });
  const payload = { name: 'Owner', password: testPassword };
  const signIn = (headers: Record<string, string>) =>
    test.bare.inject({ method: 'POST', url: '/api/v1/sign-in', payload, headers });
  const host = 'music.example';
  const answer = await signIn({ host, origin: 'https://music.example' });
  expect(answer.statusCode).toBe(200);
  expect(String(answer.headers['set-cookie'])).toMatch(
    /; HttpOnly; Secure; SameSite=Lax|Secure; HttpOnly/,
  );
  for (const [wrong, code] of [
    [{ host, origin: 'http://music.example' }, 'origin-not-allowed'],
    [{ host: 'music.example:81' }, 'host-not-allowed'],
  ] as const) {
    expect((await signIn(wrong)).json().code).toBe(code);
  }
});

it('a wrong key is told to be wrong, and not that there was none', async () => {
  test = await openApp();
  const detailOf = async (headers: Record<string, string>) => {
    const answer = await test.bare.inject({ url: '/api/v1/overview', headers });
    expect(answer.statusCode).toBe(401);
    return answer.json().detail;
  };
  expect(await detailOf({ authorization: 'Bearer et_wrong' })).toMatch(
    /^This API key is not known/,
  );
  expect(await detailOf({ authorization: 'Basic b3c6' })).toMatch(/is not "Bearer" and an API key/);
  expect(await detailOf({})).toBe('Nobody is signed in, and there is no API key.');
});
