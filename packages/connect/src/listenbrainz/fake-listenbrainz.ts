/** ListenBrainz as its documentation has it: https://listenbrainz.readthedocs.io/en/latest/users/api/ */
import { type FakeAsked, type FakeServer, startFakeServer } from '../fake/fake-server.ts';
import type { FakeAnswer, Wording } from '../fake/misbehaviour.ts';

/** A listen as it is kept. */
export interface FakeListen {
  readonly listened_at: number;
  readonly track_metadata: {
    readonly artist_name: string;
    readonly track_name: string;
    readonly release_name?: string;
    readonly additional_info?: Readonly<Record<string, unknown>>;
  };
}

export interface FakeListenBrainz {
  readonly server: FakeServer;
  /** By user, in no order. */
  readonly listens: Map<string, FakeListen[]>;
  /** By token, whose it is. */
  readonly tokens: Map<string, string>;
  /** By recording MBID, as the service answers it. */
  readonly recordings: Map<string, object>;
  readonly similarArtists: Map<string, readonly object[]>;
  readonly similarRecordings: Map<string, readonly object[]>;
  readonly playlists: { readonly user: string; readonly playlist: object }[];
  /** Requests left before it wants a pause, and for how long then; no limit to begin with. */
  quota: { remaining: number; resetInSeconds: number };
}

const [mostListens, usualCount, mostBytes] = [1000, 25, 10_240] as const;
const earliest = 1_033_410_600;

const failed: Wording = (status, error) => ({ status, body: { code: status, error } });

export async function startFakeListenBrainz({ port = 0 } = {}): Promise<FakeListenBrainz> {
  const state: Omit<FakeListenBrainz, 'server'> = {
    ...{ listens: new Map(), tokens: new Map(), recordings: new Map(), playlists: [] },
    ...{ similarArtists: new Map(), similarRecordings: new Map() },
    quota: { remaining: Number.POSITIVE_INFINITY, resetInSeconds: 1 },
  };
  return Object.assign(state, { server: await startFakeServer({ answer, word: failed }, port) });

  function answer(asked: FakeAsked): FakeAnswer {
    const { quota } = state;
    const reset = { 'x-ratelimit-reset-in': String(quota.resetInSeconds) };
    if (quota.remaining <= 0) {
      return {
        ...failed(429, 'Too many requests.'),
        headers: { ...reset, 'x-ratelimit-remaining': '0' },
      };
    }
    quota.remaining -= 1;
    const remaining = Math.min(quota.remaining, 30);
    return {
      headers: { ...reset, 'x-ratelimit-remaining': String(remaining) },
      ...route(state, asked),
    };
  }
}

type State = Omit<FakeListenBrainz, 'server'>;

function route(state: State, asked: FakeAsked): FakeAnswer {
  const { path, query, method } = asked;
  const [, user = '', what] = /^\/1\/user\/([^/]+)\/(listens|playlists)$/.exec(path) ?? [];
  if (what === 'listens') return listensOf(state, decodeURIComponent(user), query);
  if (what === 'playlists') return playlistsOf(state, decodeURIComponent(user));
  if (path === '/1/validate-token') return validate(state, asked);
  if (path === '/1/submit-listens' && method === 'POST') return submit(state, asked);
  if (path === '/1/playlist/create' && method === 'POST') return makePlaylist(state, asked);
  if (path === '/1/metadata/recording/') return { status: 200, body: metadata(state, query) };
  if (path === '/1/metadata/lookup/') return lookUp(state, query);
  if (path === '/similar-artists/json') {
    return { status: 200, body: state.similarArtists.get(query.get('artist_mbids') ?? '') ?? [] };
  }
  if (path === '/similar-recordings/json') {
    const found = state.similarRecordings.get(query.get('recording_mbids') ?? '');
    return { status: 200, body: found ?? [] };
  }
  return failed(404, 'Not found');
}

function ownerOf({ tokens }: State, { headers }: FakeAsked): string | null {
  const [, token = ''] = /^token (.+)$/i.exec(headers.authorization ?? '') ?? [];
  return tokens.get(token) ?? null;
}

function listensOf({ listens }: State, user: string, query: URLSearchParams): FakeAnswer {
  const all = listens.get(user);
  if (all === undefined) return failed(404, `Cannot find user: ${user}`);
  const count = Math.min(Number(query.get('count') ?? usualCount), mostListens);
  const [max, min] = [query.get('max_ts'), query.get('min_ts')];
  if (max !== null && min !== null) return failed(400, 'You may only specify max_ts or min_ts');
  const sorted = [...all].sort((one, other) => other.listened_at - one.listened_at);
  const fitting = sorted.filter(
    ({ listened_at: at }) =>
      (max === null || at < Number(max)) && (min === null || at > Number(min)),
  );
  const page = (min === null ? fitting.slice(0, count) : fitting.slice(-count)).map((listen) => ({
    ...listen,
    ...{ inserted_at: listen.listened_at, recording_msid: 'msid', user_name: user },
  }));
  return {
    status: 200,
    body: {
      payload: {
        ...{ count: page.length, user_id: user, listens: page },
        latest_listen_ts: sorted[0]?.listened_at ?? 0,
        oldest_listen_ts: sorted.at(-1)?.listened_at ?? 0,
      },
    },
  };
}

function validate(state: State, asked: FakeAsked): FakeAnswer {
  const user = ownerOf(state, asked);
  const body =
    user === null
      ? { code: 200, message: 'Token invalid.', valid: false }
      : { code: 200, message: 'Token valid.', valid: true, user_name: user };
  return { status: 200, body };
}

function problemOf(listen: FakeListen): string | null {
  const { listened_at: at, track_metadata: metadata } = listen;
  if (!Number.isInteger(at)) return 'JSON document must contain an int value for listened_at.';
  if (at < earliest) return 'Value for key listened_at is too low.';
  if (!metadata?.artist_name || !metadata.track_name) {
    return 'JSON document does not contain required track_metadata.';
  }
  if (JSON.stringify(listen).length > mostBytes) return 'JSON document is too large.';
  return null;
}

function submit(state: State, asked: FakeAsked): FakeAnswer {
  const user = ownerOf(state, asked);
  if (user === null) return failed(401, 'Invalid authorization token.');
  const { listen_type: kind, payload } = Object(asked.body);
  if (!['single', 'import'].includes(kind) || !Array.isArray(payload)) {
    return failed(400, 'JSON document requires a valid listen_type key.');
  }
  if (payload.length > mostListens) return failed(400, 'Too many listens.');
  for (const listen of payload) {
    const problem = problemOf(listen);
    if (problem !== null) return failed(400, problem);
  }
  const known = state.listens.get(user) ?? [];
  // The same listen again is that listen.
  const keyOf = ({ listened_at, track_metadata: { artist_name, track_name } }: FakeListen) =>
    JSON.stringify([listened_at, artist_name, track_name]);
  const keys = new Set(known.map(keyOf));
  state.listens.set(user, [
    ...known,
    ...payload.filter((one: FakeListen) => !keys.has(keyOf(one))),
  ]);
  return { status: 200, body: { status: 'ok' } };
}

function playlistsOf({ playlists }: State, user: string): FakeAnswer {
  const own = playlists.filter((one) => one.user === user);
  const shown = own.map(({ playlist }) => ({ playlist }));
  const counts = { count: own.length, offset: 0, playlist_count: own.length };
  return { status: 200, body: { ...counts, playlists: shown } };
}

function makePlaylist(state: State, asked: FakeAsked): FakeAnswer {
  const user = ownerOf(state, asked);
  if (user === null) return failed(401, 'Invalid authorization token.');
  const { playlist } = Object(asked.body);
  if (!playlist?.title) return failed(400, 'JSPF playlist.title must contain a title.');
  const number = String(state.playlists.length + 1).padStart(12, '0');
  const mbid = `00000000-0000-4000-8000-${number}`;
  const identifier = `https://listenbrainz.org/playlist/${mbid}`;
  state.playlists.push({ user, playlist: { ...playlist, identifier } });
  return { status: 200, body: { status: 'ok', playlist_mbid: mbid } };
}

function metadata({ recordings }: State, query: URLSearchParams): object {
  const asked = (query.get('recording_mbids') ?? '').split(',');
  return Object.fromEntries(
    asked.flatMap((mbid) => {
      const known = recordings.get(mbid);
      return known === undefined ? [] : [[mbid, known]];
    }),
  );
}

/** The names of a recording, of those that it knows as the service answers them. */
function namesOf(known: object): { readonly title: string; readonly artist: string } {
  const { recording, artist } = Object(known);
  const names = (artist?.artists ?? []).map(({ name }: { readonly name: string }) => name);
  return { title: recording?.name ?? '', artist: artist?.name ?? names.join(' & ') };
}

function lookUp({ recordings }: State, query: URLSearchParams): FakeAnswer {
  const [title, artist] = [query.get('recording_name'), query.get('artist_name')];
  if (!artist) return failed(400, 'artist_name is invalid or not present in arguments');
  if (!title) return failed(400, 'recording_name is invalid or not present in arguments');
  // Its mapper finds near names too: here those that begin alike.
  const isNear = (one: string, other: string) =>
    one !== '' && other.toLowerCase().startsWith(one.toLowerCase());
  for (const [mbid, known] of recordings) {
    const names = namesOf(known);
    if (!isNear(names.title, title) || !isNear(names.artist, artist)) continue;
    const body = {
      ...{ recording_mbid: mbid, recording_name: names.title, artist_credit_name: names.artist },
      ...{ artist_mbids: [], release_mbid: null, release_name: null },
    };
    return { status: 200, body };
  }
  return { status: 200, body: {} };
}
