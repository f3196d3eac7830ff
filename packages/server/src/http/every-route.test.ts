import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDatabase } from '../../../../tests/kit/postgres.ts';
import { upload } from '../../../../tests/kit/upload.ts';
import { describeWith } from '../../../../tests/need.ts';
import type { Needs } from './authorise.ts';
import { waitingChange } from './conversations.fixture.ts';
import { parametersOf } from './known-query.fixture.ts';
import { openApp, type TestApp, type TestClient, testNow } from './open-app.fixture.ts';
import { understood } from './understood-bodies.fixture.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];
interface Route {
  readonly method: Method;
  readonly url: string;
  readonly needs: Needs;
  readonly parameters: ReadonlySet<string>;
}

/** Of what an address names, what is the other listener's; the same to whoever may not have it. */
interface Theirs {
  readonly listener: number;
  readonly ids: Readonly<Record<string, string | number>>;
}

function requestOf(
  { method, url, parameters }: Route,
  ids: Theirs['ids'],
  listener?: number,
): InjectOptions {
  // A service is nobody's.
  const named = url.replace(':service', 'listenbrainz');
  const path = named.replace(/:(\w+)/g, (_all, name: string) => String(ids[name] ?? 1));
  const given = {
    ...{ song: 1, from: 1, to: 2, entry: 1, format: 'csv' },
    ...{ state: 'none', code: 'none', listener },
  };
  const query = Object.entries(given)
    .filter(([name, value]) => value !== undefined && parameters.has(name))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const name = `${method} ${url.replace('/api/v1', '')}`;
  if (name === 'POST /imports') {
    return { method, url: `${path}?${query}`, ...upload({ 'endsong_0.json': '[]' }) };
  }
  if (name === 'POST /playlists/import') {
    return { method, url: `${path}?${query}`, ...upload({ 'x.csv': 'artist,title\na,b\n' }) };
  }
  const body =
    name === 'POST /keys' || name === 'POST /webhooks'
      ? { ...understood[name], listener }
      : understood[name];
  return { method, url: `${path}?${query}`, ...(body !== undefined && { payload: body }) };
}

/** The other listener's plays, answers and import, and what the owner has beside. */
async function live(them: TestClient): Promise<Theirs> {
  const ask = async (method: Method, url: string, payload?: object) =>
    (await them.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) })).json();
  const { id: listener } = await ask('POST', '/listeners', { name: 'Mallory’s aim' });
  const play = { title: 'secret song', artist: 'secret artist', msPlayed: 200_000 };
  const plays = [1, 2, 3].map((n) => ({ ...play, startedAt: testNow - n * 86_400_000 }));
  await ask('POST', '/plays', { plays });
  const [{ id: playId }] = (await ask('GET', '/plays')).plays;
  const [item] = (await ask('GET', '/recommendations?shelf=on-repeat')).items;
  const { id: importId } = await ask('POST', '/demo');
  const { playlist } = await ask('POST', '/playlists', { name: 'secret list' });
  const { id: exclusion } = await ask('POST', '/exclusions', { song: item.song.id, to: 1 });
  const { id: backtest } = await ask('POST', '/backtests', {});
  const { id: key } = await ask('POST', '/keys', { name: 'theirs', scopes: ['read'], listener });
  const hook = await ask('POST', '/webhooks', { url: 'https://secret.example', listener });
  const { id: delivery } = await ask('POST', `/webhooks/${hook.id}/test`);
  const [session] = (await ask('GET', '/sessions')).sessions;
  const ids = { impression: item.impression, key, session: session.id, account: them.account.id };
  const made = { playlist: playlist.id, exclusion, backtest, webhook: hook.id, delivery };
  return { listener, ids: { ...ids, ...made, invitation: 1, play: playId, import: importId } };
}

function walk(environment: () => Promise<Readonly<Record<string, string>>>): void {
  let test: TestApp;
  let routes: readonly Route[];
  let theirs: Theirs;
  let stranger: TestClient;
  /** An import of theirs. */
  let run: number;
  /** The stranger's own listener. */
  let own: number;

  beforeAll(async () => {
    test = await openApp(await environment());
    theirs = await live(await test.signIn('Ada'));
    stranger = await test.signIn('Mallory');
    const payload = { name: 'Mallory' };
    const made = await stranger.inject({ method: 'POST', url: '/api/v1/listeners', payload });
    own = made.json().id;
    const { conversation, proposal } = await waitingChange(
      ...([test.echotune.store, theirs.listener, 'secret talk'] as const),
    );
    theirs = { ...theirs, ids: { ...theirs.ids, conversation, proposal } };
    ({ id: run } = await test.echotune.store.imports.begin(theirs.listener, testNow));
    routes = test.routes.flatMap(({ method, url, config, schema }) =>
      [method].flat().flatMap((one) => {
        const known = methods.find((name) => name === one);
        const needs = config?.needs;
        const isOurs = known !== undefined && needs !== undefined && url.startsWith('/api/v1/');
        const parameters = parametersOf(schema);
        return isOurs ? [{ method: known, url, needs, parameters }] : [];
      }),
    );
  });
  afterAll(() => test.close());

  /** `id` in an address is a play's or an import's or a listener's. */
  const idsFor = ({ url }: Route) => {
    const kind = /\/([\w-]+)\/:id/.exec(url)?.[1];
    const id = {
      ...{ plays: theirs.ids.play, imports: theirs.ids.import, listeners: theirs.listener },
      ...{ playlists: theirs.ids.playlist, exclusions: theirs.ids.exclusion },
      ...{ backtests: theirs.ids.backtest, 'past-imports': run },
      ...{ conversations: theirs.ids.conversation, proposals: theirs.ids.proposal },
    };
    return { ...theirs.ids, ...(kind !== undefined && kind in id && { id: Object(id)[kind] }) };
  };
  const closed = () => routes.filter(({ needs }) => needs !== 'nobody');

  it('there is something to walk over', () => {
    expect(closed().length).toBeGreaterThan(25);
    const open = routes.filter(({ needs }) => needs === 'nobody').map(({ url }) => url.slice(7));
    expect(open.sort()).toEqual([
      ...['/claim', '/health', '/health/live', '/health/ready', '/instance', '/invitations/accept'],
      ...['/openapi.json', '/postman.json', '/reset', '/sign-in'],
    ]);
  });

  it('nobody, and who has no real key or cookie, gets 401 from each', async () => {
    const headers = [
      {},
      { authorization: 'Bearer et_nothing' },
      { authorization: 'Basic b3duZXI6' },
      { cookie: 'echotune.session_token=a.b' },
    ];
    for (const route of closed()) {
      for (const each of headers) {
        const answer = await test.bare.inject({
          ...requestOf(route, idsFor(route), theirs.listener),
          headers: each,
        });
        expect([route, answer.statusCode, answer.json().code]).toEqual([
          ...[route, 401, 'unauthenticated'],
        ]);
      }
    }
  });

  it('somebody else gets nothing of another listener: 404 or 403, as of one that is not there', async () => {
    for (const route of closed()) {
      if (!isAbout(route)) continue;
      const ids = idsFor(route);
      const asked = async (of: Theirs['ids'], listener: number) => {
        const answer = await stranger.inject(requestOf(route, of, listener));
        const expected = route.needs === 'owner' || route.needs === 'operate' ? 403 : 404;
        expect([route, answer.statusCode]).toEqual([route, expected]);
        return nameless(answer.json());
      };
      expect(await asked(ids, theirs.listener)).toEqual(await asked(noIds, 987_654));
      if (!route.url.includes(':') || isOfCatalogue(route)) continue;
      expect(await asked(ids, own)).toEqual(await asked(noIds, own));
    }
  });

  it('a list of one’s own holds nothing of anybody else', async () => {
    for (const route of closed()) {
      if (isAbout(route) || route.method !== 'GET' || route.needs === 'owner') continue;
      const answer = await stranger.inject({ url: route.url });
      expect(answer.body, route.url).not.toMatch(/secret|Ada|aim|theirs/);
    }
  });

  it('a key without the scope gets 403 from each, and with all scopes none that is the page’s', async () => {
    const all = ['read', 'scrobble', 'recommend', 'ask', 'chat'];
    const { listener } = theirs;
    const them = await test.signIn('Ada');
    const keyWith = async (scopes: readonly string[]) => {
      const payload = { name: 'k', scopes, listener, perMinute: 100_000 };
      const made = await them.inject({ method: 'POST', url: '/api/v1/keys', payload });
      return { authorization: `Bearer ${made.json().secret}` };
    };
    for (const missing of [...all, 'operate', 'session', 'owner']) {
      const has = all.filter((scope) => scope !== missing);
      const headers = await keyWith(has);
      for (const route of closed().filter(({ needs }) => needs === missing)) {
        const answer = await test.bare.inject({
          ...requestOf(route, idsFor(route), listener),
          headers,
        });
        const code = all.includes(missing) ? 'scope-missing' : 'forbidden';
        expect([route, answer.statusCode, answer.json().code]).toEqual([route, 403, code]);
      }
    }
    const refused = { name: 'k', scopes: ['operate'], listener };
    const answer = await them.inject({ method: 'POST', url: '/api/v1/keys', payload: refused });
    expect(answer.statusCode).toBe(403);
  });

  it('after all this everything of the other listener is still there', async () => {
    const them = await test.signIn('Ada');
    const { plays } = (
      await them.inject({ url: `/api/v1/plays?listener=${theirs.listener}` })
    ).json();
    expect(plays).toHaveLength(3);
    const { keys } = (await them.inject({ url: '/api/v1/keys' })).json();
    expect(keys.map(({ name }: { name: string }) => name)).toContain('theirs');
  });
}

const noIds = {
  ...{ impression: 987_654, key: 987_654, session: 'none', account: 'none', invitation: 987_654 },
  ...{ webhook: 987_654, delivery: 987_654 },
  id: 987_654,
};

/** What it names is nobody's own: who may ask of it, about their own listener, may ask of any. */
function isOfCatalogue({ url }: Route): boolean {
  return /\/(?:songs|artists)\/:id$/.test(url);
}

/** Whether a request can name what belongs to somebody. */
function isAbout({ method, url }: Route): boolean {
  // The catalogue is everybody's: it tells of nobody.
  if (/\/(?:search|songs\/:id\/similar)$/.test(url)) return false;
  const own =
    /\/(?:account|sessions|sign-out|demo|overview|people|keys|webhooks|listeners|invitations|vitals)$/;
  return (
    !(own.test(url) || /\/account\/(?:password|close)$/.test(url)) ||
    (method === 'POST' && /\/(?:keys|webhooks)$/.test(url))
  );
}

/** A problem without the number it names. */
function nameless(problem: { detail: string }): object {
  return { ...problem, detail: problem.detail.replaceAll(/\d+/g, 'N') };
}

describe('every route on SQLite', () => walk(async () => ({})));

describeWith('postgres', 'every route on PostgreSQL', () => {
  let removeDatabase: () => Promise<void>;
  afterAll(() => removeDatabase());
  walk(async () => {
    const { url, remove } = await temporaryDatabase();
    removeDatabase = remove;
    return { DATABASE_URL: url };
  });
});
