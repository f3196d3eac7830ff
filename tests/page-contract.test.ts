import { MatchersV3 } from '@pact-foundation/pact';
import { vi } from 'vitest';
import { temporaryHome } from './kit/echotune.ts';
import { type PactCall, pactWith } from './kit/pact.ts';
import { startOwned } from './kit/signed-in.ts';

const { boolean, eachLike, integer, like, number, string } = MatchersV3;
/** The page has the browser's types: it is loaded as it is, not compiled in. */
const load = (path: string) => import(new URL(`../packages/web/src/${path}`, import.meta.url).href);
const [{ api }, { accountApi }, { statisticsApi }] = await Promise.all([
  load('api.ts'),
  load('account/account-api.ts'),
  load('statistics/statistics-api.ts'),
]);
vi.stubGlobal('document', { documentElement: { lang: 'en' } });
const realFetch = globalThis.fetch;
const played = Date.UTC(2026, 9, 1);

const song = {
  id: integer(1),
  title: string('Glass'),
  artist: string('Noor'),
  artistId: integer(1),
};
const heard = { id: integer(1), title: string('Glass'), artist: string('Noor') };
const sentence = eachLike({ text: string('You play it often'), strong: boolean(true) });
const shelf = {
  ...{ shelf: string('on-repeat'), title: string('On repeat'), at: number(1) },
  items: eachLike({ impression: integer(1), song, score: number(1), reason: sentence }),
};
const top = eachLike({ id: integer(1), name: string('Glass'), plays: integer(3), ms: number(1) });

interface Asking {
  readonly api: typeof api;
  readonly accountApi: typeof accountApi;
  readonly statisticsApi: typeof statisticsApi;
}

/** What the page asks of the server, call by call, and what it reads of the answers. */
const calls: readonly PactCall<Asking>[] = [
  {
    does: 'who is signed in',
    request: { method: 'GET', path: '/api/v1/account' },
    response: { status: 200, body: { id: string('x'), name: string('Owner'), role: 'owner' } },
    ask: (page) => page.accountApi.account(),
    gets: { name: 'Owner' },
  },
  {
    does: 'what there is',
    request: { method: 'GET', path: '/api/v1/overview' },
    response: {
      status: 200,
      body: { listeners: eachLike({ id: integer(1), name: string('Owner') }) },
    },
    ask: (page) => page.api.overview(),
    gets: { listeners: [{ id: 1 }] },
  },
  {
    does: 'what was played in all',
    request: {
      ...{ method: 'GET', path: '/api/v1/statistics' },
      query: { listener: '1', top: '8' },
    },
    response: {
      status: 200,
      body: {
        ...{ plays: integer(3), ms: number(1), songs: integer(1), topSongs: top, topArtists: top },
        clock: eachLike(eachLike(integer(0))),
        months: eachLike({ month: string('2026-10'), plays: integer(3) }),
      },
    },
    ask: (page) => page.api.statistics(1),
    gets: { topSongs: [{ name: 'Glass' }] },
  },
  {
    does: 'a life, day by day',
    request: {
      ...{ method: 'GET', path: '/api/v1/statistics' },
      query: { listener: '1', top: '8', include: 'days' },
    },
    response: {
      status: 200,
      body: {
        months: eachLike({ month: string('2026-10'), plays: integer(3) }),
        playsByDay: { from: string('2026-10-01'), plays: eachLike(integer(3)) },
      },
    },
    ask: (page) => page.statisticsApi.life(1),
    gets: { playsByDay: { from: '2026-10-01' } },
  },
  {
    does: 'a range of local dates, with all that is told of it',
    request: {
      ...{ method: 'GET', path: '/api/v1/statistics' },
      query: {
        ...{ listener: '1', top: '10', from: '2026-09-01', compare: 'year' },
        include: ['evolution', 'eras', 'skips'],
      },
    },
    response: {
      status: 200,
      body: {
        ...{ plays: integer(3), ms: number(1), songs: integer(1), topSongs: top, topArtists: top },
        ...{ newSongs: integer(1), newArtists: integer(1), days: integer(1), sessions: integer(1) },
        ...{ skipRate: number(0), sessionMs: number(1), longestStreakDays: integer(1) },
        evolution: {
          ...{ unit: string('day'), starts: eachLike(string('2026-10-01')) },
          ...{ listens: eachLike(integer(3)) },
          artists: eachLike({ id: integer(1), name: string('Noor') }),
        },
        skips: { firstRate: number(0), laterRate: number(0) },
      },
    },
    ask: (page) => page.statisticsApi.range(1, { from: '2026-09-01', compare: 'year' }, 10),
    gets: { evolution: { unit: 'day' } },
  },
  {
    does: 'the last plays',
    request: { method: 'GET', path: '/api/v1/plays', query: { listener: '1', limit: '5' } },
    response: {
      status: 200,
      body: { plays: eachLike({ ...heard, startedAt: number(played), song: integer(1) }) },
    },
    ask: (page) => page.api.plays(1, 5),
    gets: { plays: [{ title: 'Glass' }] },
  },
  {
    does: 'every shelf',
    request: { method: 'GET', path: '/api/v1/shelves', query: { listener: '1', limit: '6' } },
    response: { status: 200, body: { shelves: eachLike(like({ shelf: string('for-you') })) } },
    ask: (page) => page.api.shelves(1, 6),
    gets: { shelves: [{ shelf: 'for-you' }] },
  },
  {
    does: 'a shelf with the dial',
    request: {
      ...{ method: 'GET', path: '/api/v1/recommendations' },
      query: { listener: '1', shelf: 'for-you', limit: '6', familiarity: '1' },
    },
    response: { status: 200, body: shelf },
    ask: (page) => page.api.forYou(1, 1, 6),
    gets: { items: [{ song: { title: 'Glass' } }] },
  },
  {
    does: 'why a song was recommended',
    given: 'a song was recommended',
    request: {
      ...{ method: 'GET', path: '/api/v1/recommendations/1/explanation' },
      query: { listener: '1' },
    },
    response: {
      status: 200,
      body: {
        ...{ impression: integer(1), song, score: number(1), sum: number(1) },
        sentences: eachLike(sentence),
        addends: eachLike({ source: string('repeats'), value: number(1), label: sentence }),
      },
    },
    ask: (page) => page.api.explanation(1, 1),
    gets: { addends: [{ value: 1 }] },
  },
  {
    does: 'like a song',
    request: {
      ...{ method: 'PUT', path: '/api/v1/verdicts', query: { listener: '1' } },
      body: { song: 1, kind: 'like' },
    },
    response: { status: 200, body: { kind: 'like' } },
    ask: (page) => page.api.putVerdict(1, { song: 1, kind: 'like' }),
    gets: { kind: 'like' },
  },
  {
    does: 'take an opinion back',
    request: {
      ...{ method: 'DELETE', path: '/api/v1/verdicts' },
      query: { listener: '1', song: '1' },
    },
    response: { status: 204 },
    ask: (page) => page.api.deleteVerdict(1, 1),
  },
  {
    does: 'an import that is not there',
    request: { method: 'GET', path: '/api/v1/imports/999' },
    response: { status: 404, body: { code: string('import-unknown'), advice: string('Look.') } },
    ask: (page) => page.api.importStatus(999).catch((cause: { problem: object }) => cause),
    gets: { problem: { code: 'import-unknown' } },
  },
];

pactWith('api', calls, {
  consumer: 'echotune-page',
  header: ['accept', 'application/json'],
  clientAt: async (address) => {
    vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
      realFetch(new URL(url, address), init),
    );
    return { api, accountApi, statisticsApi };
  },
  start: async () => {
    vi.stubGlobal('fetch', realFetch);
    const { home, remove } = await temporaryHome();
    const server = await startOwned(home);
    const { cookie } = server.headers;
    const ask = (path: string, body?: object) =>
      realFetch(`${server.address}/api/v1${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
    const plays = Array.from({ length: 8 }, (_, n) => ({
      ...{ title: 'Glass', artist: 'Noor', msPlayed: 200_000 },
      startedAt: played + n * 3_600_000,
    }));
    await ask('/plays?listener=1', { plays });
    return {
      address: server.address,
      headers: { cookie },
      states: { 'a song was recommended': () => ask('/shelves').then(() => {}) },
      close: async () => {
        await server.stop();
        await remove();
      },
    };
  },
});
