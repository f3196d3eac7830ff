import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testPassword } from '../../../../tests/kit/password.ts';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';
import { builtPage } from '../http/page-document.ts';
import { nameOf, type WalkedRoute, walkedRoutes } from './walked-routes.fixture.ts';

let test: TestApp;
let routes: readonly WalkedRoute[];

beforeAll(async () => {
  test = await openApp();
  routes = walkedRoutes(test);
});
afterAll(() => test.close());

type Headers = Readonly<Record<string, unknown>>;

/** What of an answer's headers a browser could be led astray by; empty where nothing. */
function weaknesses(headers: Headers, isOpenToSites: boolean): string[] {
  const policy = new Map(
    String(headers['content-security-policy'] ?? '')
      .split(';')
      .map((part) => part.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources.join(' ')]),
  );
  const scripts = policy.get('script-src') ?? policy.get('default-src') ?? 'anything';
  const origin = headers['access-control-allow-origin'];
  const found = {
    'scripts of others': !["'self'", "'none'"].includes(scripts),
    'plug-ins': !/'(?:none|self)'/.test(
      policy.get('object-src') ?? policy.get('default-src') ?? '',
    ),
    framed: policy.get('frame-ancestors') !== "'none'",
    'types are guessed': headers['x-content-type-options'] !== 'nosniff',
    'addresses leak': headers['referrer-policy'] !== 'no-referrer',
    'kept by caches': !/no-store|no-cache|private|public/.test(String(headers['cache-control'])),
    'names its software': 'server' in headers || 'x-powered-by' in headers,
    'open to other sites': origin !== undefined && !(isOpenToSites && origin === '*'),
    'cookies of other sites': 'access-control-allow-credentials' in headers,
  };
  return Object.entries(found).flatMap(([what, is]) => (is ? [what] : []));
}

it('every answer of every route, refusals too, tells browsers to run, guess, frame and keep nothing', async () => {
  const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  const weak: unknown[] = [];
  for (const route of routes) {
    const asked = [{}, { host: 'evil.example' }, evil, { authorization: 'Bearer et_nothing' }];
    // What changes nothing is asked as the owner too.
    const owner = route.method === 'GET' ? [test.app.headers] : [];
    for (const headers of [...asked, ...owner]) {
      const { method, url, isOpenToSites } = route;
      const answer = await test.bare.inject({ method, url, headers });
      const found = weaknesses(answer.headers, isOpenToSites);
      if (found.length > 0) weak.push([nameOf(route), answer.statusCode, headers, found]);
    }
  }
  expect(routes.length).toBeGreaterThan(200);
  expect(weak).toEqual([]);
});

it('so do addresses that lead nowhere or cannot be read, and bodies that cannot', async () => {
  const json = { 'content-type': 'application/json' };
  for (const request of [
    ...['/nowhere', '/api/v1/nowhere', '/%zz', '/api/v1/%c0%ae', `/${'a'.repeat(9000)}`, '//x'],
    ...['/v1/x', '/api/2.0/x', '/lastfm/x', '/docs/x', '/docs/static/..%2f..%2fpackage.json'],
    { method: 'POST' as const, url: '/api/v1/sign-in', payload: '{', headers: json },
    { method: 'POST' as const, url: '/mcp', payload: '{', headers: json },
    { method: 'POST' as const, url: '/api/v1/sign-in', payload: 'x', headers: {} },
  ]) {
    const answer = await test.bare.inject(request);
    expect([request, weaknesses(answer.headers, false)]).toEqual([request, []]);
    expect(answer.statusCode).toBeGreaterThanOrEqual(300);
  }
});

it('an answer that holds something of somebody is kept by no cache, but for pictures, by their own browser', async () => {
  for (const route of routes) {
    if (route.needs === 'nobody' || route.method !== 'GET') continue;
    const answer = await test.app.inject(route.url);
    expect([nameOf(route), answer.headers['cache-control']]).toEqual([
      ...[nameOf(route), expect.stringMatching(/no-store/)],
    ]);
  }
});

it('a route without them would be noticed', async () => {
  const app = Fastify().withTypeProvider<ZodTypeProvider>();
  app.get('/bare', async () => '');
  expect(weaknesses((await app.inject('/bare')).headers, false)).toEqual(
    expect.arrayContaining(['scripts of others', 'framed', 'types are guessed', 'kept by caches']),
  );
});

it('no document that is served has a script, a handler or a frame within it', async () => {
  const documents = ['/docs/', '/lastfm/api/auth?api_key=x&token=y', '/api/v1/spotify/callback'];
  const html = await Promise.all(
    documents.map(async (url) => {
      const headers = { accept: 'text/html', ...test.app.headers };
      return (await test.bare.inject({ url, headers })).body;
    }),
  );
  if (existsSync(builtPage)) {
    const files = readdirSync(builtPage, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.html')))
      html.push(readFileSync(join(builtPage, file), 'utf8'));
  }
  for (const text of html) {
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>\s*[^\s<]/i);
    expect(text).not.toMatch(/<[^>]+\son\w+\s*=|javascript:|<(?:iframe|object|embed|base)\b/i);
    for (const [, source = ''] of text.matchAll(/<script[^>]*\ssrc="([^"]*)"/gi))
      expect(source).toMatch(/^(?:\.\/|\/)(?!\/)/);
  }
});

const signIn = (app: TestApp, headers: Record<string, string> = {}) =>
  app.bare.inject({
    ...{ method: 'POST', url: '/api/v1/sign-in', headers },
    payload: { name: 'Owner', password: testPassword },
  });

it('behind https browsers are told to stay there, and the cookie is of this host alone and encrypted', async () => {
  const encrypted = await openApp({ ECHOTUNE_PUBLIC_URL: 'https://music.example' });
  try {
    const headers = { host: 'music.example', origin: 'https://music.example' };
    const answer = await signIn(encrypted, headers);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-echotune\.session_token=/);
    for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(cookie).toMatch(new RegExp(`; ${flag}(?:;|$)`));
    expect(cookie).not.toMatch(/Domain=/i);
    const sent = { host: 'music.example', cookie: cookie.split(';', 1)[0] };
    const account = await encrypted.bare.inject({ url: '/api/v1/account', headers: sent });
    expect(account.statusCode).toBe(200);
  } finally {
    await encrypted.close();
  }
});

it('on loopback, in plain HTTP, the cookie is still out of reach of scripts and of other sites', async () => {
  const answer = await signIn(test);
  expect(answer.headers['strict-transport-security']).toBeUndefined();
  expect(String(answer.headers['set-cookie'])).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
});
