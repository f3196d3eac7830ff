import { MatchersV3 } from '@pact-foundation/pact';
import { type PactCall, pactWith } from '../../../../tests/kit/pact.ts';
import { apiKit, approvalUrl } from '../api/clients.fixture.ts';
import { Lastfm } from './client.ts';
import { startFakeLastfm } from './fake-lastfm.ts';
import { lastfmLimits } from './limits.ts';

const { eachLike, integer, like, regex, string } = MatchersV3;
const apiKey = 'key-of-the-operator';
const at = 1_700_000_000;
const asked = (method: string, more: Readonly<Record<string, string>> = {}) => ({
  ...({ method: 'GET', path: '/2.0/' } as const),
  query: { ...more, method, api_key: apiKey, format: 'json' },
});

/** What is sent in somebody's name is a form, which the fake and the client are tried with elsewhere. */
const calls: readonly PactCall<Lastfm>[] = [
  {
    does: 'the plays before a moment',
    given: 'somebody listened',
    request: asked('user.getRecentTracks', {
      ...{ user: 'ada', limit: '200', page: '1', to: String(at + 1) },
    }),
    response: {
      status: 200,
      body: {
        recenttracks: {
          track: eachLike({
            ...{ name: string('Glass'), artist: { '#text': string('Noor') } },
            date: { uts: regex('^\\d+$', String(at)) },
          }),
          '@attr': { total: string('2'), user: string('ada') },
        },
      },
    },
    ask: (client) => client.recentTracks('ada', { beforeSeconds: at + 1 }),
    gets: { recenttracks: { track: [{ name: 'Glass', date: { uts: String(at) } }] } },
  },
  {
    does: 'the plays of nobody',
    request: asked('user.getRecentTracks', { user: 'nobody', limit: '200', page: '1' }),
    response: { status: 404, body: { error: 6, message: string('User not found') } },
    ask: (client) => client.recentTracks('nobody', { beforeSeconds: null }),
    gets: { code: 'provider-unknown-name' },
  },
  {
    does: 'a token to approve',
    request: asked('auth.getToken'),
    response: { status: 200, body: { token: string('token-1') } },
    ask: (client) => client.askApproval(),
    gets: { token: 'token-1' },
  },
  {
    does: 'the tags of an artist',
    given: 'an artist has tags',
    request: asked('artist.getTopTags', { artist: 'Noor', autocorrect: '0' }),
    response: {
      status: 200,
      body: { toptags: { tag: eachLike({ name: string('ambient'), count: integer(100) }) } },
    },
    ask: async (client) => ({ tags: await client.artistTags('Noor') }),
    gets: { tags: [{ name: 'ambient', count: 100 }] },
  },
  {
    does: 'artists like one',
    given: 'an artist is like others',
    request: asked('artist.getSimilar', { artist: 'Noor', autocorrect: '0', limit: '100' }),
    response: {
      status: 200,
      body: { similarartists: { artist: eachLike({ name: like('Orla'), match: string('0.5') }) } },
    },
    ask: async (client) => ({ artists: await client.similarArtists('Noor') }),
    gets: { artists: [{ name: 'Orla', match: 0.5 }] },
  },
];

pactWith('lastfm', calls, {
  header: ['accept', 'application/json'],
  clientAt: async (address) =>
    new Lastfm({
      ...apiKit().deps(lastfmLimits, address),
      ...{ approvalUrl, key: { apiKey, secret: null } },
    }),
  start: async () => {
    const { server, scrobbles, tags, similar } = await startFakeLastfm({ now: at });
    const play = { artist: 'Noor', track: 'Glass', album: '' };
    return {
      ...{ address: server.address, headers: {}, close: () => server.close() },
      states: {
        'somebody listened': () => {
          scrobbles.set(
            'ada',
            [at, at - 200].map((uts) => ({ ...play, uts })),
          );
        },
        'an artist has tags': () => {
          tags.set('Noor', [{ name: 'ambient', count: 100 }]);
        },
        'an artist is like others': () => {
          similar.set('Noor', [{ name: 'Orla', match: '0.5' }]);
        },
      },
    };
  },
});
