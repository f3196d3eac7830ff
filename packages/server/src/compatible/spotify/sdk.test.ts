import { SpotifyApi } from '@spotify/web-api-ts-sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, spotifyId, type Town } from './town.fixture.ts';

let town: Town;
let spotify: SpotifyApi;

/** The base URL is all that changes: the SDK's documented `fetch` option takes its requests elsewhere. */
beforeAll(async () => {
  town = await openTown();
  const base = await town.test.bare.listen({ host: '127.0.0.1', port: 0 });
  const made = await town.test.app.inject({
    ...{ method: 'POST', url: '/api/v1/keys' },
    payload: { name: 'SDK', scopes: ['read', 'recommend'], listener: town.listener },
  });
  const token = {
    access_token: made.json().secret,
    token_type: 'Bearer',
    expires_in: 3600,
    refresh_token: '',
  };
  spotify = SpotifyApi.withAccessToken('client', token, {
    fetch: (url, init) => fetch(String(url).replace('https://api.spotify.com', base), init),
  });
});
afterAll(() => town.test.close());

it('Spotify’s own SDK gets recommendations, genres and audio features', async () => {
  const { genres } = await spotify.recommendations.genreSeeds();
  expect(genres).toEqual(['rock', 'hip hop', 'r&b']);
  const asked = {
    ...{ seed_tracks: [spotifyId(2)], seed_artists: ['Artist 5'], seed_genres: ['hip-hop'] },
    ...{ limit: 7, min_energy: 0.2, target_valence: 0.7, x_listener: town.listener },
  };
  const { seeds, tracks } = await spotify.recommendations.get(asked);
  expect(seeds.map(({ id, type }) => `${type} ${id}`)).toEqual([
    'artist Artist 5',
    'genre hip-hop',
    `track ${spotifyId(2)}`,
  ]);
  expect(tracks).toHaveLength(7);
  for (const { id, artists, album, type } of tracks) {
    expect(id).toMatch(/^[0-9A-Za-z]{22}$/);
    expect(artists[0]?.name).toMatch(/^Artist \d+$/);
    expect(album.name).toBe(`Album of ${artists[0]?.name}`);
    expect(type).toBe('track');
  }
  const features = await spotify.tracks.audioFeatures(tracks.map(({ id }) => id));
  expect(features.map(({ id }) => id)).toEqual(tracks.map(({ id }) => id));
  for (const { energy } of features) expect(energy).toBeGreaterThanOrEqual(0.2);
  const more = await spotify.recommendations.get({ ...asked, seed_tracks: [tracks[0]?.id ?? ''] });
  expect(more.tracks.length).toBeGreaterThan(0);
});

it('an error is one that it understands', async () => {
  const seedless = { limit: 5, x_listener: town.listener };
  await expect(spotify.recommendations.get(seedless)).rejects.toThrow(/400.*0 seeds together/);
  await expect(spotify.tracks.audioFeatures('0'.repeat(22))).rejects.toThrow(/404/);
});
