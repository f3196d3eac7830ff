import { afterAll, beforeAll, expect, it } from 'vitest';
import { mbid, openTown, spotifyId, type Town } from './town.fixture.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.test.close());

it('what was told of a track, under the id that was asked for', async () => {
  const { body } = await town.get(`/audio-features/${spotifyId(4)}`);
  const { popularity: _, release_year: __, explicit: ___, ...told } = town.told.get('Song 4') ?? {};
  expect(body).toEqual({
    ...told,
    ...{ id: spotifyId(4), uri: `spotify:track:${spotifyId(4)}`, type: 'audio_features' },
    track_href: `https://api.spotify.com/v1/tracks/${spotifyId(4)}`,
    ...{ analysis_url: null, x_unknown: [] },
  });
});

it('what nobody told is null and named', async () => {
  const { body } = await town.get(`/audio-features/${spotifyId(10)}`);
  expect(body).toMatchObject({ energy: null, tempo: null, id: spotifyId(10) });
  expect(body.x_unknown).toHaveLength(13);
});

it('several come in their order, again where asked twice, null where there is no such track', async () => {
  const ids = [spotifyId(4), 'nowhere', mbid(1), '0'.repeat(22), spotifyId(4)];
  const { body } = await town.get(`/audio-features?ids=${ids.join(',')}`);
  const [first, ...others] = body.audio_features;
  expect(others.map((one: unknown) => one === null)).toEqual([true, false, true, false]);
  expect(others.at(-1)).toEqual(first);
  expect(others[1]).toMatchObject({ mode: 1, id: expect.stringMatching(/^EchoTuneTrack/) });
  const { id } = others[1];
  expect((await town.get(`/audio-features/${id}`)).body).toEqual(others[1]);
});

it('errors are shaped as Spotify’s', async () => {
  const refused = async (url: string) => {
    const { status, body } = await town.get(url);
    expect(body).toEqual({ error: { status, message: expect.any(String) } });
    return status;
  };
  expect(await refused('/audio-features')).toBe(400);
  expect(await refused(`/audio-features?ids=${Array(101).fill(spotifyId(4))}`)).toBe(400);
  expect(await refused(`/audio-features?ids=${spotifyId(4)}&x_source=a`)).toBe(400);
  expect(await refused(`/audio-features/${'0'.repeat(22)}`)).toBe(404);
  expect(await refused('/audio-analysis/1')).toBe(404);
  expect((await town.get(`/audio-features?ids=${Array(100).fill(spotifyId(4))}`)).status).toBe(200);
});

it('a page elsewhere cannot lead here, and the description tells of it', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
  const url = '/v1/recommendations?seed_genres=rock';
  const answer = await town.test.app.inject({ url, headers });
  expect(answer.json()).toEqual({ error: { status: 403, message: expect.any(String) } });
  const { paths } = (await town.test.app.inject('/api/v1/openapi.json')).json();
  const { parameters, tags } = paths['/v1/recommendations'].get;
  expect(tags).toEqual(['spotify-compatible']);
  const names = parameters.map(({ name }: { name: string }) => name);
  expect(names).toContain('target_time_signature');
  expect(names.filter((name: string) => /^(?:min|max|target)_/.test(name))).toHaveLength(42);
  expect(Object.keys(paths)).toContain('/v1/audio-features/{id}');
});
