/** Last.fm's interface as its documentation has it: https://www.last.fm/api */
import { type FakeAsked, type FakeServer, startFakeServer } from '../fake/fake-server.ts';
import type { FakeAnswer, Wording } from '../fake/misbehaviour.ts';
import { signatureOf } from './signature.ts';

export interface FakeScrobble {
  readonly artist: string;
  readonly track: string;
  readonly album: string;
  readonly uts: number;
}

export interface FakeLastfm {
  readonly server: FakeServer;
  readonly apiKey: string;
  readonly secret: string;
  /** By user, in no order. */
  readonly scrobbles: Map<string, FakeScrobble[]>;
  /** By session key, whose it is. */
  readonly sessions: Map<string, string>;
  /** Who opens the page of approval, and approves at once. */
  atTheBrowser: string;
  /** By token, who approved it; null where nobody has yet. */
  readonly tokens: Map<string, string | null>;
  readonly tags: Map<string, readonly { name: string; count: number }[]>;
  readonly similar: Map<string, readonly { name: string; match: string }[]>;
  /** Requests left before it answers error 29. */
  quota: { remaining: number };
  /** UTC epoch seconds: it takes nothing older than two weeks. */
  now: number;
}

type State = Omit<FakeLastfm, 'server'>;

const [mostPerPage, usualPerPage, mostScrobbles] = [200, 50, 50] as const;
const twoWeeks = 14 * 86_400;

function failed(error: number, message: string, status = 400): FakeAnswer {
  return { status, body: { error, message } };
}

/** What it says beside a status: rate limit, session key, operation failed. */
const numbers: Readonly<Record<number, number>> = { 429: 29, 401: 9 };
const word: Wording = (status, message) => failed(numbers[status] ?? 8, message, status);

export async function startFakeLastfm({
  now,
  port = 0,
}: {
  now: number;
  port?: number;
}): Promise<FakeLastfm> {
  const state: State = {
    ...{ apiKey: 'key-of-the-operator', secret: 'secret-of-the-operator', now },
    ...{ scrobbles: new Map(), sessions: new Map(), tokens: new Map(), atTheBrowser: 'robin' },
    ...{ tags: new Map(), similar: new Map() },
    quota: { remaining: Number.POSITIVE_INFINITY },
  };
  const provider = { answer: (asked: FakeAsked) => answer(state, asked), word };
  return Object.assign(state, { server: await startFakeServer(provider, port) });
}

const approvalPath = '/api/auth/';

function answer(state: State, asked: FakeAsked): FakeAnswer {
  if (asked.path === approvalPath) return approve(state, asked.query);
  const given = asked.method === 'POST' ? new URLSearchParams(asked.text) : asked.query;
  if (given.get('api_key') !== state.apiKey) return failed(10, 'Invalid API key', 403);
  state.quota.remaining -= 1;
  if (state.quota.remaining < 0) return failed(29, 'Rate Limit Exceeded', 200);
  const method = given.get('method')?.toLowerCase() ?? '';
  const isSigned = given.get('api_sig') === signatureOf(given, state.secret);
  switch (method) {
    case 'user.getrecenttracks':
      return recentTracks(state, given);
    case 'artist.gettoptags':
    case 'track.gettoptags':
      return topTags(state, given);
    case 'artist.getsimilar':
      return similar(state, given);
    case 'auth.gettoken':
      state.tokens.set(`token-${state.tokens.size + 1}`, null);
      return { status: 200, body: { token: `token-${state.tokens.size}` } };
    case 'auth.getsession':
      return isSigned ? session(state, given) : failed(13, 'Invalid method signature supplied');
    case 'track.scrobble':
      if (asked.method !== 'POST') return failed(6, 'This method must be posted');
      return isSigned ? scrobble(state, given) : failed(13, 'Invalid method signature supplied');
    default:
      return failed(3, 'Invalid Method - No method with that name in this package');
  }
}

function shown({ artist, track, album, uts }: FakeScrobble): object {
  return {
    ...{ artist: { mbid: '', '#text': artist }, streamable: '0', mbid: '', name: track },
    ...{ album: { mbid: '', '#text': album }, url: 'https://www.last.fm/music' },
    date: { uts: String(uts), '#text': new Date(uts * 1000).toUTCString() },
  };
}

function recentTracks({ scrobbles }: State, given: URLSearchParams): FakeAnswer {
  const user = given.get('user') ?? '';
  const all = scrobbles.get(user);
  if (all === undefined) return failed(6, 'User not found', 404);
  const perPage = Math.min(Number(given.get('limit') ?? usualPerPage), mostPerPage);
  const page = Number(given.get('page') ?? 1);
  const [from, to] = [Number(given.get('from') ?? 0), Number(given.get('to') ?? 'Infinity')];
  const fitting = all
    .filter(({ uts }) => uts >= from && uts < (Number.isNaN(to) ? Number.POSITIVE_INFINITY : to))
    .sort((one, other) => other.uts - one.uts);
  const own = fitting.slice((page - 1) * perPage, page * perPage).map(shown);
  const playing = {
    ...{ artist: { '#text': 'Now' }, name: 'Playing', album: { '#text': '' } },
    '@attr': { nowplaying: 'true' },
  };
  const track = page === 1 && given.get('to') === null ? [playing, ...own] : own;
  const attributes = {
    ...{ user, page: String(page), perPage: String(perPage), total: String(fitting.length) },
    totalPages: String(Math.ceil(fitting.length / perPage)),
  };
  // Made from XML: one alone is no list.
  const listed = track.length === 1 ? track[0] : track;
  return { status: 200, body: { recenttracks: { track: listed, '@attr': attributes } } };
}

function topTags({ tags }: State, given: URLSearchParams): FakeAnswer {
  const [artist, track] = [given.get('artist'), given.get('track')];
  const name = track === null ? `${artist}` : `${artist} – ${track}`;
  const found = tags.get(name);
  if (found === undefined) return failed(6, 'The artist you supplied could not be found', 404);
  return { status: 200, body: { toptags: { tag: found, '@attr': { artist } } } };
}

function similar(state: State, given: URLSearchParams): FakeAnswer {
  const artist = given.get('artist') ?? '';
  const found = state.similar.get(artist);
  if (found === undefined) return failed(6, 'The artist you supplied could not be found', 404);
  return { status: 200, body: { similarartists: { artist: found, '@attr': { artist } } } };
}

function approve({ tokens, atTheBrowser }: State, given: URLSearchParams): FakeAnswer {
  const token = given.get('token') ?? '';
  if (!tokens.has(token)) return failed(4, 'Invalid authentication token supplied', 403);
  tokens.set(token, atTheBrowser);
  return { status: 200, body: { approved: atTheBrowser } };
}

function session({ tokens, sessions }: State, given: URLSearchParams): FakeAnswer {
  const token = given.get('token') ?? '';
  const user = tokens.get(token);
  if (user === undefined) return failed(4, 'Invalid authentication token supplied', 403);
  if (user === null) return failed(14, 'This token has not been authorized', 403);
  tokens.delete(token);
  const key = `session-of-${user}`;
  sessions.set(key, user);
  return { status: 200, body: { session: { subscriber: 0, name: user, key } } };
}

function scrobble(state: State, given: URLSearchParams): FakeAnswer {
  const user = state.sessions.get(given.get('sk') ?? '');
  if (user === undefined) return failed(9, 'Invalid session key - Please re-authenticate', 403);
  const told: object[] = [];
  const known = state.scrobbles.get(user) ?? [];
  const kept = [...known];
  let ignored = 0;
  for (let i = 0; given.has(`artist[${i}]`); i += 1) {
    if (i >= mostScrobbles) return failed(6, 'Too many scrobbles');
    const field = (name: string) => given.get(`${name}[${i}]`) ?? '';
    const one = { artist: field('artist'), track: field('track'), album: field('album') };
    const play = { ...one, uts: Number(field('timestamp')) };
    const isOld = play.uts < state.now - twoWeeks;
    if (isOld) ignored += 1;
    else if (!kept.some((other) => other.uts === play.uts && other.track === play.track))
      kept.push(play);
    const why = isOld
      ? { code: '3', '#text': 'Timestamp was too old' }
      : { code: '0', '#text': '' };
    told.push({ track: { '#text': play.track }, ignoredMessage: why });
  }
  if (told.length === 0) return failed(6, 'Invalid parameters');
  state.scrobbles.set(user, kept);
  const attributes = { accepted: told.length - ignored, ignored };
  const scrobbles = { scrobble: told.length === 1 ? told[0] : told, '@attr': attributes };
  return { status: 200, body: { scrobbles } };
}
