import { randomBytes } from 'node:crypto';
import { errorAnswer, type FakeAnswer } from '../../fake/misbehaviour.ts';
import { type ApiRequest, urisOf, wholeIn } from './api-request.ts';
import { trackObject } from './songs.ts';
import type { FakePlaylist } from './world.ts';

const mostAtOnce = 100;
const fieldsOf = (body: unknown): Record<string, unknown> =>
  typeof body === 'object' && body !== null ? { ...body } : {};

export function makePlaylist({ user, body, apiUrl }: ApiRequest): FakeAnswer {
  const { name, description = '', public: isPublic = true } = fieldsOf(body);
  if (typeof name !== 'string' || name === '') {
    return errorAnswer(400, 'Missing required field: name');
  }
  const id = randomBytes(11).toString('hex');
  const playlist: FakePlaylist = {
    ...{ id, name, description: String(description), isPublic: isPublic === true, uris: [] },
  };
  user.playlists.set(id, playlist);
  const owner = user.name.toLowerCase();
  return {
    status: 201,
    body: {
      ...{ id, name, description: playlist.description, public: playlist.isPublic },
      ...{ collaborative: false, type: 'playlist', images: [], snapshot_id: snapshotOf(playlist) },
      ...{ uri: `spotify:playlist:${id}`, href: `${apiUrl}/playlists/${id}` },
      external_urls: { spotify: `https://open.spotify.com/playlist/${id}` },
      owner: {
        ...{ id: owner, type: 'user', display_name: user.name, uri: `spotify:user:${owner}` },
        href: `${apiUrl}/users/${owner}`,
        external_urls: { spotify: `https://open.spotify.com/user/${owner}` },
      },
    },
  };
}

/** PUT replaces all that is in it, POST adds at a position or at the end: a hundred at most. */
export function changeItems(request: ApiRequest, id: string): FakeAnswer {
  const { world, user, method, body } = request;
  const playlist = user.playlists.get(id);
  if (playlist === undefined) return errorAnswer(404, 'Resource not found');
  const uris = urisOf(body);
  if (uris === null) return errorAnswer(400, 'Missing uris');
  if (uris.length > mostAtOnce) return errorAnswer(400, 'You can add a maximum of 100 items');
  if (uris.some((uri) => !world.songs.has(uri))) return errorAnswer(400, 'Invalid track uri');
  const { position } = fieldsOf(body);
  const at = typeof position === 'number' ? position : playlist.uris.length;
  playlist.uris = method === 'PUT' ? [...uris] : playlist.uris.toSpliced(at, 0, ...uris);
  return { status: method === 'PUT' ? 200 : 201, body: { snapshot_id: snapshotOf(playlist) } };
}

/** Today's shape: `items[].item`, no longer `track`; of one's own playlists alone. */
export function playlistItems({ world, user, query, apiUrl }: ApiRequest, id: string): FakeAnswer {
  const playlist = user.playlists.get(id);
  if (playlist === undefined) return errorAnswer(403, 'Forbidden');
  const limit = wholeIn(query, 'limit', [1, 50, 20]);
  const offset = wholeIn(query, 'offset', [0, 100_000, 0]);
  if (limit === null || offset === null) return errorAnswer(400, 'Invalid limit');
  const href = `${apiUrl}/playlists/${id}/items`;
  const total = playlist.uris.length;
  const next = offset + limit < total ? `${href}?offset=${offset + limit}&limit=${limit}` : null;
  const items = playlist.uris.slice(offset, offset + limit).flatMap((uri) => {
    const song = world.songs.get(uri);
    if (song === undefined) return [];
    return { added_at: '2026-01-01T00:00:00Z', is_local: false, item: trackObject(song, apiUrl) };
  });
  return { status: 200, body: { href, limit, offset, total, next, previous: null, items } };
}

function snapshotOf({ id, uris }: FakePlaylist): string {
  return `${id}-${uris.length}`;
}
