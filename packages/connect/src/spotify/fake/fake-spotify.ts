/**
 * Spotify on loopback, for tests and for trying things out: accounts.spotify.com and
 * api.spotify.com/v1 as they answer a new application in development mode today. It keeps people, their
 * tokens, plays, library, playlists and player.
 */
import { type FakeAsked, startFakeServer } from '../../fake/fake-server.ts';
import { errorAnswer, type FakeAnswer, type Misbehaviour } from '../../fake/misbehaviour.ts';
import { authorise, token } from './accounts-routes.ts';
import { answerApi } from './api-routes.ts';
import { FakeWorld } from './world.ts';

export interface FakeSpotify {
  readonly world: FakeWorld;
  /** In place of https://accounts.spotify.com */
  readonly accountsUrl: string;
  /** In place of https://api.spotify.com/v1 */
  readonly apiUrl: string;
  /** What was asked so far. */
  readonly asked: readonly FakeAsked[];
  /** What goes wrong with the next requests to the API, or to who signs people in, one each. */
  misbehave(where: 'api' | 'accounts', ...next: readonly Misbehaviour[]): void;
  /** All is well again. */
  behave(): void;
  close(): Promise<void>;
}

const apiPath = '/v1';

function answerAccounts(world: FakeWorld, { method, path, query, text }: FakeAsked): FakeAnswer {
  if (method === 'GET' && path === '/authorize') return authorise(world, query);
  if (method === 'POST' && path === '/api/token') return token(world, new URLSearchParams(text));
  return { status: 404, body: { error: 'not_found' } };
}

function answerHolder(world: FakeWorld, asked: FakeAsked, origin: string): FakeAnswer {
  const { method, path, query, headers, body } = asked;
  const [, bearer = ''] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
  const grant = world.holderOf(bearer);
  if (grant === null) return errorAnswer(401, 'The access token expired');
  const user = world.user(grant.accountId);
  const within = { path: path.slice(apiPath.length), apiUrl: `${origin}${apiPath}` };
  return answerApi({ world, user, method, query, body, ...within }, grant.scopes);
}

export async function startFakeSpotify({
  clock,
  port = 0,
}: {
  clock: () => number;
  port?: number;
}): Promise<FakeSpotify> {
  const world = new FakeWorld(clock);
  const partOf = ({ path }: FakeAsked) => (path.startsWith(`${apiPath}/`) ? 'api' : 'accounts');
  const { address, asked, misbehaveAt, behave, close } = await startFakeServer(
    {
      partOf,
      answer: (one, origin) =>
        partOf(one) === 'api' ? answerHolder(world, one, origin) : answerAccounts(world, one),
    },
    port,
  );
  return {
    ...{ world, accountsUrl: address, apiUrl: `${address}${apiPath}`, asked },
    ...{ misbehave: misbehaveAt, behave, close },
  };
}
