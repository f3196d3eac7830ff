import { MatchersV3 } from '@pact-foundation/pact';
import { type PactCall, pactWith } from '../../../../tests/kit/pact.ts';
import { apiKit } from '../api/clients.fixture.ts';
import { SpotifyApi, type SpotifyHolder } from './api.ts';
import { startFakeSpotify } from './fake/fake-spotify.ts';
import { fakeSong } from './fake/songs.ts';
import { spotifyLimits, spotifyScopes } from './limits.ts';

const { eachLike, integer, like, nullValue, regex, string } = MatchersV3;
const now = Date.UTC(2026, 10, 29);

const holder: SpotifyHolder = {
  token: async () => 'a-token',
  renewed: async (refused) => refused,
};

const track = {
  id: string('4uLU6hMCjMI75M1A2tKUQC'),
  uri: regex('^spotify:track:\\w{22}$', 'spotify:track:4uLU6hMCjMI75M1A2tKUQC'),
  name: string('Paper Moon'),
  duration_ms: integer(201_000),
  artists: eachLike({ name: string('The Quiet Rooms') }),
  album: { name: string('Paper') },
};
const moment = regex('^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$', '2026-11-29T00:00:00.000Z');
const { uri } = fakeSong(3);

const calls: readonly PactCall<SpotifyApi>[] = [
  {
    does: 'who somebody is',
    request: { method: 'GET', path: '/v1/me' },
    response: { status: 200, body: { account_id: string('abc'), display_name: string('Robin') } },
    ask: (api) => api.me(holder),
    gets: { account_id: 'abc' },
  },
  {
    does: 'the plays after a moment',
    given: 'something was played',
    request: {
      ...{ method: 'GET', path: '/v1/me/player/recently-played' },
      query: { limit: '50', after: '1700000000000' },
    },
    response: { status: 200, body: { items: eachLike({ track, played_at: moment }) } },
    ask: (api) => api.recentlyPlayed(holder, 1_700_000_000_000),
    gets: { items: [{ played_at: now }] },
  },
  {
    does: 'a page of the library',
    given: 'a song is saved',
    request: { method: 'GET', path: '/v1/me/tracks', query: { limit: '50', offset: '0' } },
    response: {
      status: 200,
      body: { items: eachLike({ added_at: moment, track }), total: integer(1), next: nullValue() },
    },
    ask: (api) => api.savedTracks(holder, 0),
    gets: { total: 1 },
  },
  {
    does: 'what plays',
    given: 'something plays',
    request: { method: 'GET', path: '/v1/me/player/currently-playing' },
    response: {
      status: 200,
      body: { is_playing: like(true), progress_ms: integer(5), item: track },
    },
    ask: (api) => api.playing(holder),
    gets: { is_playing: true },
  },
  {
    does: 'that nothing plays',
    given: 'nothing plays',
    request: { method: 'GET', path: '/v1/me/player/currently-playing' },
    response: { status: 204 },
    ask: async (api) => ({ playing: await api.playing(holder) }),
    gets: { playing: null },
  },
  {
    does: 'play a track',
    given: 'something plays',
    request: { method: 'PUT', path: '/v1/me/player/play', body: { uris: [uri] } },
    response: { status: 204 },
    ask: (api) => api.control(holder, { do: 'play', uris: [uri] }),
  },
  {
    does: 'a new playlist',
    request: {
      ...{ method: 'POST', path: '/v1/me/playlists' },
      body: { name: like('Rain'), description: like('Made by EchoTune'), public: false },
    },
    response: { status: 201, body: { id: string('3cEYpjA9oz9GiPac4AsH4n') } },
    ask: (api) => api.makePlaylist(holder, { name: 'Rain', description: 'Made by EchoTune' }),
    gets: { id: '3cEYpjA9oz9GiPac4AsH4n' },
  },
  {
    does: 'tracks by words',
    request: {
      ...{ method: 'GET', path: '/v1/search' },
      query: { q: 'Paper Moon 1', type: 'track', limit: '10' },
    },
    response: { status: 200, body: { tracks: { items: eachLike(track) } } },
    ask: async (api) => ({ found: await api.search(holder, 'Paper Moon 1') }),
    gets: { found: [{ name: 'Paper Moon' }] },
  },
];

pactWith('spotify', calls, {
  header: ['authorization', 'Bearer a-token'],
  clientAt: async (address) => new SpotifyApi(apiKit().deps(spotifyLimits, `${address}/v1`)),
  start: async () => {
    const fake = await startFakeSpotify({ clock: () => now });
    const { world } = fake;
    const user = world.user();
    const grant = { accountId: user.accountId, scopes: spotifyScopes, consentAt: now };
    const { accessToken } = world.issue(grant);
    return {
      address: new URL(fake.apiUrl).origin,
      headers: { authorization: `Bearer ${accessToken}` },
      close: () => fake.close(),
      states: {
        'something was played': () => world.play(world.song(1), now),
        'a song is saved': () => {
          user.saved = [{ song: world.song(2), addedAt: now }];
        },
        'something plays': () => {
          user.playing = { song: world.song(3), isPlaying: true, progressMs: 5 };
        },
        'nothing plays': () => {
          user.playing = null;
        },
      },
    };
  },
});
