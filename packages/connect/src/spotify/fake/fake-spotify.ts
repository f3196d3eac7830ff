/**
 * Spotify on loopback, for tests and for trying things out: accounts.spotify.com and
 * api.spotify.com/v1 as they answer a new application in development mode today. It keeps people, their
 * tokens, plays, library, playlists and player, and can misbehave in every way that was seen.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { jsonOf } from '../sign-in.ts';
import { authorise, token } from './accounts-routes.ts';
import { answerApi } from './api-routes.ts';
import {
  errorAnswer,
  type FakeAnswer,
  isRefusal,
  type Misbehaviour,
  misbehave,
  send,
} from './misbehaviour.ts';
import { FakeWorld } from './world.ts';

export interface FakeSpotify {
  readonly world: FakeWorld;
  /** In place of https://accounts.spotify.com */
  readonly accountsUrl: string;
  /** In place of https://api.spotify.com/v1 */
  readonly apiUrl: string;
  /** What was asked so far, e.g. `GET /v1/me`. */
  readonly asked: readonly string[];
  /** What goes wrong with the next requests to the API, or to who signs people in, one each. */
  misbehave(where: 'api' | 'accounts', ...next: readonly Misbehaviour[]): void;
  /** Everything is well again. */
  behave(): void;
  close(): Promise<void>;
}

const nothing: FakeAnswer = { status: 204 };
const mostBodyBytes = 1_000_000;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > mostBodyBytes) break;
  }
  return text;
}

function answerAccounts(world: FakeWorld, method: string, url: URL, body: string): FakeAnswer {
  if (method === 'GET' && url.pathname === '/authorize') return authorise(world, url.searchParams);
  if (method === 'POST' && url.pathname === '/api/token') {
    return token(world, new URLSearchParams(body));
  }
  return { status: 404, body: { error: 'not_found' } };
}

function holderOf(world: FakeWorld, { headers }: IncomingMessage) {
  const [, bearer = ''] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
  return world.holderOf(bearer);
}

export async function startFakeSpotify({
  clock,
  port = 0,
}: {
  clock: () => number;
  port?: number;
}): Promise<FakeSpotify> {
  const world = new FakeWorld(clock);
  const asked: string[] = [];
  const next: Record<'api' | 'accounts', Misbehaviour[]> = { api: [], accounts: [] };
  let origin = '';
  const server = createServer(async (request, response) => {
    const { method = 'GET', url: target = '/' } = request;
    asked.push(`${method} ${target}`);
    const url = new URL(target, origin);
    const body = await bodyOf(request);
    const where = url.pathname.startsWith('/v1/') ? 'api' : 'accounts';
    const wrong = next[where].shift() ?? null;
    const answerTo = () =>
      where === 'api' ? api(request, url, body) : answerAccounts(world, method, url, body);
    const answer = wrong !== null && isRefusal(wrong) ? nothing : answerTo();
    await send(response, wrong === null ? answer : misbehave(answer, wrong), wrong);
  });
  const api = (request: IncomingMessage, url: URL, body: string): FakeAnswer => {
    const grant = holderOf(world, request);
    if (grant === null) return errorAnswer(401, 'The access token expired');
    return answerApi(
      {
        ...{ world, user: world.user(grant.accountId), apiUrl: `${origin}/v1` },
        ...{ method: request.method ?? 'GET', path: url.pathname.slice('/v1'.length) },
        ...{ query: url.searchParams, body: jsonOf(body) },
      },
      grant.scopes,
    );
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;
  return {
    ...{ world, accountsUrl: origin, apiUrl: `${origin}/v1`, asked },
    misbehave: (where, ...more) => void next[where].push(...more),
    behave: () => void Object.assign(next, { api: [], accounts: [] }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
