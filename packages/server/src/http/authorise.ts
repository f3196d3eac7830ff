import { EchoError, type Scope, type SessionStore, type Store, scopes } from '@echotune/data';
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { MetricsConfig } from '../config/metrics-settings.ts';
import { type Caller, callerOf, sessionOf } from './caller.ts';
import type { KnownKeys } from './known-keys.ts';
import { mayScrape } from './may-scrape.ts';
import type { TypedApp } from './typed-app.ts';

/**
 * What a route needs, declared with it: nobody signed in; a scope, which a session has all of its
 * account's; the operator's scraper, or who may operate; somebody who is signed in on the page; the owner, signed in; or
 * a key, whose scopes then say what it opens.
 */
export type Needs = 'nobody' | Scope | 'metrics' | 'session' | 'owner' | 'key';

declare module 'fastify' {
  interface FastifyContextConfig {
    needs?: Needs;
    /** A key may come as the password of Basic, whatever the name: for clients that can do nothing else. */
    takesPassword?: boolean;
  }
}

export interface AuthoriseDeps {
  readonly store: Store;
  readonly sessions: SessionStore;
  readonly keys: KnownKeys;
  readonly metrics: MetricsConfig;
}

/**
 * What a body may have where a route says nothing else: little as long as anybody may send it, or nobody knows
 * what for. Files are limited by what takes them.
 */
export const mostBodyBytes = { ofNobody: 16 * 1024, ofSomebody: 4 * 1024 * 1024 } as const;

const everyScope: ReadonlySet<Scope> = new Set(scopes);
const ownData: ReadonlySet<Scope> = new Set(scopes.filter((scope) => scope !== 'operate'));

/**
 * Finds out who asks and refuses what they may not, before a byte of the body is read. A route that does
 * not declare what it needs keeps the server from starting.
 * Returns the list of routes, which grows as they are registered.
 * Requests fail with unauthenticated, scope-missing, forbidden, rate-limited.
 */
export function addAuthorisation(app: TypedApp, deps: AuthoriseDeps): readonly RouteOptions[] {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route);
    const { needs = 'nobody' } = route.config ?? {};
    if (needs !== 'nobody') route.bodyLimit ??= mostBodyBytes.ofSomebody;
  });
  app.addHook('onReady', async () => {
    const bare = routes.filter(({ config }) => config?.needs === undefined);
    if (bare.length === 0) return;
    const names = bare.map(({ method, url }) => `${method} ${url}`);
    throw new EchoError('internal', `Routes that do not say what they need: ${names.join(', ')}`);
  });
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request, reply) => {
    const { needs } = request.routeOptions.config;
    if (request.is404 || needs === 'nobody') return;
    if (needs === 'metrics' && mayScrape(request, deps.metrics)) return;
    const key = bearerOf(request);
    request.caller =
      key === null ? await signedIn(request, reply, deps) : await withKey(key, reply, deps.keys);
    assertMay(request, needs);
  });
  return routes;
}

/** Whether who was let in then would be let in again now: what lasts longer than a request asks it. */
export async function mayStill(
  request: FastifyRequest,
  { store, sessions, keys }: Pick<AuthoriseDeps, 'store' | 'sessions' | 'keys'>,
): Promise<boolean> {
  const key = bearerOf(request);
  if (key !== null) return (await keys.find(key)) !== null;
  const found = await sessions.find(request.headers.cookie ?? '');
  const account = found && (await store.accounts.get(found.session.accountId));
  return account?.disabled === false;
}

/** Says of all routes that follow that they need nobody to be signed in. */
export function openToAll(scope: TypedApp): void {
  scope.addHook('onRoute', (route) => {
    route.config = { ...route.config, needs: 'nobody' };
  });
}

/** The key in an `Authorization` header; null where there is no such header. */
function bearerOf({ headers, routeOptions }: FastifyRequest): string | null {
  const { authorization } = headers;
  if (authorization === undefined) return null;
  const basic = /^Basic +(\S+)$/i.exec(authorization)?.[1];
  if (basic !== undefined && routeOptions.config.takesPassword === true) return passwordIn(basic);
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
}

/** Of RFC 7617's name and password, which hold their colon apart. */
export function passwordIn(basic: string): string {
  const pair = Buffer.from(basic, 'base64').toString();
  return pair.slice(pair.indexOf(':') + 1);
}

async function signedIn(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { store, sessions }: AuthoriseDeps,
): Promise<Caller | null> {
  if (headers.cookie === undefined) return null;
  const found = await sessions.find(headers.cookie);
  if (found === null) return null;
  const { session, cookies } = found;
  const account = await store.accounts.get(session.accountId);
  if (account === null || account.disabled) return null;
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return {
    account,
    session,
    scopes: account.role === 'owner' ? everyScope : ownData,
    reach: { accountId: account.id, listenerId: null },
    keyId: null,
  };
}

/** Throws unauthenticated, rate-limited. */
async function withKey(secret: string, reply: FastifyReply, keys: KnownKeys): Promise<Caller> {
  if (secret === '') {
    throw new EchoError(
      'unauthenticated',
      'The Authorization header is not "Bearer" and an API key.',
    );
  }
  const known = await keys.find(secret);
  if (known === null) {
    throw new EchoError(
      'unauthenticated',
      'This API key is not known here: it is mistyped or revoked.',
    );
  }
  const { key, account } = known;
  const waitMs = await keys.spend(key);
  if (waitMs > 0) throw tooMany(reply, waitMs, `This key has ${key.perMinute} requests a minute.`);
  return {
    account,
    session: null,
    scopes: new Set(key.scopes),
    reach: { accountId: account.id, listenerId: key.listenerId },
    keyId: key.id,
  };
}

/** A refusal that says for how long. */
export function tooMany(reply: FastifyReply, waitMs: number, message: string): EchoError {
  reply.header('retry-after', Math.ceil(waitMs / 1000));
  return new EchoError('rate-limited', message);
}

function assertMay(request: FastifyRequest, needs: Needs | undefined): void {
  const { account, scopes, session } = callerOf(request);
  const isOwner = account.role === 'owner';
  switch (needs) {
    case 'session':
      sessionOf(request);
      return;
    case 'owner':
      sessionOf(request);
      if (!isOwner) throw ownersOnly();
      return;
    case 'key':
      if (session === null) return;
      throw new EchoError('forbidden', 'This takes an API key: nobody is signed in here.');
    case 'metrics':
    case 'operate':
      if (!isOwner) throw ownersOnly();
      break;
    case undefined:
      throw new EchoError('forbidden', 'Nobody may do this.');
  }
  const scope = needs === 'metrics' ? 'operate' : needs;
  if (scope !== 'nobody' && !scopes.has(scope)) {
    const what = session === null ? 'This key' : 'This account';
    throw new EchoError('scope-missing', `${what} does not have the scope "${scope}".`);
  }
}

function ownersOnly(): EchoError {
  return new EchoError('forbidden', 'Only the owner of this EchoTune may do this.');
}
