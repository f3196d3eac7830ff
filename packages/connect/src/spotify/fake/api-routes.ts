import { errorAnswer, type FakeAnswer } from '../../fake/misbehaviour.ts';
import { removedCallOf } from '../removed.ts';
import { type ApiRequest, wholeIn } from './api-request.ts';
import { control, currentlyPlaying } from './player-routes.ts';
import { changeItems, makePlaylist, playlistItems } from './playlist-routes.ts';
import { trackObject } from './songs.ts';

interface ApiRoute {
  readonly method: string;
  readonly path: RegExp;
  readonly scope: string | null;
  readonly answer: (request: ApiRequest, named: string) => FakeAnswer;
}

const playlistItemsPath = /^\/playlists\/([^/]+)\/items$/;
const privateLists = 'playlist-modify-private';
const playback = 'user-modify-playback-state';

const routes: readonly ApiRoute[] = [
  { method: 'GET', path: /^\/me$/, scope: null, answer: me },
  ...[
    {
      ...{ method: 'GET', path: /^\/me\/player\/recently-played$/, answer: recentlyPlayed },
      scope: 'user-read-recently-played',
    },
    { method: 'GET', path: /^\/me\/tracks$/, scope: 'user-library-read', answer: savedTracks },
    {
      ...{ method: 'GET', path: /^\/me\/player\/currently-playing$/, answer: currentlyPlaying },
      scope: 'user-read-playback-state',
    },
  ],
  { method: 'PUT', path: /^\/me\/player\/(play|pause|seek)$/, scope: playback, answer: control },
  { method: 'POST', path: /^\/me\/player\/(next|previous)$/, scope: playback, answer: control },
  { method: 'POST', path: /^\/me\/playlists$/, scope: privateLists, answer: makePlaylist },
  { method: 'POST', path: playlistItemsPath, scope: privateLists, answer: changeItems },
  { method: 'PUT', path: playlistItemsPath, scope: privateLists, answer: changeItems },
  { method: 'GET', path: playlistItemsPath, scope: null, answer: playlistItems },
  { method: 'GET', path: /^\/search$/, scope: null, answer: search },
];

/** api.spotify.com/v1: what is gone is refused as today, the rest answered to who has the scope. */
export function answerApi(request: ApiRequest, scopes: readonly string[]): FakeAnswer {
  const { method, path } = request;
  const gone = removedCallOf(method, path);
  if (gone !== null) {
    return errorAnswer(gone.answers, gone.answers === 404 ? 'Resource not found' : 'Forbidden');
  }
  for (const route of routes) {
    const match = route.path.exec(path);
    if (match === null || route.method !== method) continue;
    if (route.scope !== null && !scopes.includes(route.scope)) {
      return errorAnswer(403, 'Insufficient client scope');
    }
    return route.answer(request, match[1] ?? '');
  }
  return errorAnswer(404, 'Service not found');
}

function me({ user, apiUrl }: ApiRequest): FakeAnswer {
  const id = user.name.toLowerCase();
  return {
    status: 200,
    body: {
      ...{ id, account_id: user.accountId, display_name: user.name, type: 'user', images: [] },
      ...{ uri: `spotify:user:${id}`, href: `${apiUrl}/users/${id}` },
      external_urls: { spotify: `https://open.spotify.com/user/${id}` },
    },
  };
}

function recentlyPlayed({ user, query, apiUrl }: ApiRequest): FakeAnswer {
  const limit = wholeIn(query, 'limit', [1, 50, 20]);
  if (limit === null) return errorAnswer(400, 'Invalid limit');
  if (query.has('after') && query.has('before')) {
    return errorAnswer(400, 'Only one of after and before may be given');
  }
  const after = Number(query.get('after') ?? Number.NEGATIVE_INFINITY);
  const before = Number(query.get('before') ?? Number.POSITIVE_INFINITY);
  const within = user.plays.filter(({ endedAt }) => endedAt > after && endedAt < before);
  const shown = within.slice(0, limit);
  const href = `${apiUrl}/me/player/recently-played`;
  const oldest = shown.at(-1)?.endedAt;
  return {
    status: 200,
    body: {
      ...{ href, limit },
      items: shown.map(({ song, endedAt }) => ({
        track: trackObject(song, apiUrl),
        played_at: new Date(endedAt).toISOString(),
        context: null,
      })),
      next: within.length > limit ? `${href}?before=${oldest}&limit=${limit}` : null,
      cursors: oldest === undefined ? null : cursors(shown[0]?.endedAt ?? oldest, oldest),
    },
  };
}

const cursors = (newest: number, oldest: number) => ({
  after: String(newest),
  before: String(oldest),
});

function savedTracks({ user, query, apiUrl }: ApiRequest): FakeAnswer {
  const limit = wholeIn(query, 'limit', [1, 50, 20]);
  const offset = wholeIn(query, 'offset', [0, 100_000, 0]);
  if (limit === null || offset === null) return errorAnswer(400, 'Invalid limit');
  const href = `${apiUrl}/me/tracks`;
  const total = user.saved.length;
  const next = offset + limit < total ? `${href}?offset=${offset + limit}&limit=${limit}` : null;
  const items = user.saved.slice(offset, offset + limit).map(({ song, addedAt }) => ({
    added_at: new Date(addedAt).toISOString(),
    track: trackObject(song, apiUrl),
  }));
  return { status: 200, body: { href, limit, offset, total, next, previous: null, items } };
}

function search({ world, query, apiUrl }: ApiRequest): FakeAnswer {
  const limit = wholeIn(query, 'limit', [1, 10, 5]);
  if (limit === null) return errorAnswer(400, 'Invalid limit');
  const text = query.get('q') ?? '';
  const said = (name: string) => new RegExp(`${name}:"([^"]*)"`).exec(text)?.[1]?.toLowerCase();
  const [title, artist] = [said('track') ?? text.toLowerCase(), said('artist')];
  const found = [...world.songs.values()].filter(
    (song) =>
      song.name.toLowerCase() === title &&
      (artist === undefined || song.artist.toLowerCase() === artist),
  );
  const href = `${apiUrl}/search`;
  const items = found.slice(0, limit).map((song) => trackObject(song, apiUrl));
  const page = { href, limit, offset: 0, total: found.length, next: null, previous: null, items };
  return { status: 200, body: { tracks: page } };
}
