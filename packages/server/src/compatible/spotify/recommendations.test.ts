import { audioFeatureNames } from '@echotune/formats';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mbid, openTown, spotifyId, type Town } from './town.fixture.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.test.close());

type Parameters = Readonly<Record<string, string | number>>;
interface Shown {
  readonly name: string;
  readonly id: string;
  readonly artists: readonly { readonly name: string; readonly id: string }[];
  readonly x_song: number;
  readonly x_impression: number;
  readonly x_score: number;
}

async function ask(parameters: Parameters) {
  const query = { x_listener: town.listener, ...parameters };
  const texts = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return town.get(`/recommendations?${texts.join('&')}`);
}
async function tracks(parameters: Parameters): Promise<Shown[]> {
  const { status, body } = await ask({ seed_artists: 'Artist 5', ...parameters });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.tracks;
}
const nthOf = ({ name }: Pick<Shown, 'name'>) => Number(name.slice(5));
const errorOf = async (parameters: Parameters) => {
  const { status, body } = await ask(parameters);
  expect(body).toEqual({ error: { status, message: expect.any(String) } });
  return `${status} ${body.error.message}`;
};

describe('a track is shown as Spotify shows one', () => {
  it('with what is known, and nothing made up', async () => {
    const shown = await tracks({ limit: 50 });
    const spotify = shown.find((track) => nthOf(track) % 2 === 0 && nthOf(track) % 7 !== 3);
    const nth = nthOf(spotify ?? { name: '' });
    const artist = { name: `Artist ${Math.floor(nth / 5)}`, type: 'artist' };
    expect(spotify).toMatchObject({
      ...{ id: spotifyId(nth), uri: `spotify:track:${spotifyId(nth)}`, is_playable: true },
      external_urls: { spotify: `https://open.spotify.com/track/${spotifyId(nth)}` },
      external_ids: { isrc: expect.stringMatching(/^USUM717/) },
      ...{ artists: [artist], popularity: (nth * 11) % 101, preview_url: null },
      ...{ duration_ms: 120_000 + nth * 3000, explicit: nth % 3 === 0 },
      album: { release_date: String(1960 + nth), release_date_precision: 'year', images: [] },
      x_reason: expect.stringMatching(/./),
    });
    const bare = shown.find((track) => nthOf(track) % 7 === 3 && nthOf(track) % 2 === 1);
    expect(bare).toMatchObject({
      ...{ id: expect.stringMatching(/^EchoTuneTrack[0-9a-z]{9}$/), is_playable: false },
      ...{ duration_ms: null, explicit: null, popularity: null, external_ids: {} },
      album: { release_date: null, name: expect.stringMatching(/^Album of/) },
    });
  });

  it('with an impression that explains its score, target and all', async () => {
    const [first] = await tracks({ target_energy: 0.9, target_key: 0 });
    const { app } = town.test;
    const url = `/api/v1/recommendations/${first?.x_impression}/explanation`;
    const { sum, addends } = (await app.inject(`${url}?listener=${town.listener}`)).json();
    expect(sum).toBeCloseTo(first?.x_score ?? 0, 4);
    const sources = addends.map(({ source }: { source: string }) => source);
    expect(sources).toContain('off-target');
  });
});

it('what is asked of attributes that there are not is not heeded, as at Spotify, and named', async () => {
  const wrong = { min_energies: 1, target_x: 2, utm_source: 'x' };
  const { status, body } = await ask({ seed_tracks: 'Song 20', ...wrong });
  expect(status).toBe(200);
  expect(body.tracks.length).toBeGreaterThan(5);
  expect(body.x_unknown_parameters).toEqual(['min_energies', 'target_x']);
});

describe('seeds', () => {
  it.each([
    ['a Spotify id', () => spotifyId(20)],
    ['a Spotify URI', () => `spotify:track:${spotifyId(20)}`],
    ['an address', () => `https://open.spotify.com/track/${spotifyId(20)}?si=x`],
    ['an ISRC', () => 'USUM71700020'],
    ['words of title and artist', () => 'artist:"Artist 4" track:"Song 20"'],
  ])('%s means its song', async (_, text) => {
    const { body } = await ask({ seed_tracks: text() });
    expect(body.x_unknown_seeds).toEqual([]);
    expect(body.seeds).toMatchObject([{ type: 'track', id: text(), initialPoolSize: 60 }]);
    expect(body.tracks.length).toBeGreaterThan(5);
    expect(body.tracks.map(nthOf)).not.toContain(20);
  });

  it('an MBID, an id of an answer: tracks and artists', async () => {
    expect((await ask({ seed_tracks: mbid(21) })).body.tracks.map(nthOf)).not.toContain(21);
    const [own] = (await tracks({ limit: 30 })).filter(({ id }) => id.startsWith('EchoTune'));
    const again = await tracks({ seed_artists: '', seed_tracks: own?.id ?? '' });
    expect(again.map(({ id }) => id)).not.toContain(own?.id);
    const artist = own?.artists[0]?.id ?? '';
    expect((await ask({ seed_artists: artist })).body.x_unknown_seeds).toEqual([]);
  });

  it('what means nothing here is told of; where nothing else is asked for it is an error', async () => {
    const { body } = await ask({
      seed_artists: `artist:artist 5,${spotifyId(1)}`,
      seed_genres: 'R & B',
    });
    expect(body.x_unknown_seeds).toEqual([spotifyId(1)]);
    expect(body.seeds.map((seed: Record<string, number>) => seed.initialPoolSize)).toEqual([
      60, 0, 60,
    ]);
    expect(await errorOf({ seed_genres: 'polka' })).toMatch(/^404 .*genre "polka"/);
    expect(await errorOf({ seed_tracks: 'x'.repeat(22) })).toMatch(/^404 .*track "xxx/);
  });

  it('are one to five together', async () => {
    expect(await errorOf({})).toMatch(/^400 .*0 seeds/);
    const five = { seed_tracks: `${spotifyId(2)},${spotifyId(4)}`, seed_genres: 'rock,hip-hop' };
    expect((await ask({ ...five, seed_artists: 'Artist 1' })).status).toBe(200);
    expect(await errorOf({ ...five, seed_artists: 'Artist 1,Artist 2' })).toMatch(/^400 .*6 seeds/);
  });
});

describe('parameters', () => {
  it('limit is 20 unless said, and from 1 to 100', async () => {
    expect(await tracks({})).toHaveLength(20);
    expect(await tracks({ limit: 1, market: 'DE' })).toHaveLength(1);
    for (const limit of [0, 101, 2.5, 'many', '']) {
      expect(await errorOf({ seed_genres: 'rock', limit }), `${limit}`).toMatch(/^400 .*limit/);
    }
  });

  it('what does not exist is named, whatever is no control of recommendations is ignored', async () => {
    const seed = { seed_genres: 'rock' };
    expect(await errorOf({ ...seed, x_shuffle: 1, x_y: 1 })).toMatch(/^400 .*x_shuffle, x_y\./);
    expect(await errorOf({ ...seed, max_energy: 1.5 })).toMatch(/^400 .*max_energy/);
    expect(await errorOf({ ...seed, target_tempo: '' })).toMatch(/^400 .*target_tempo/);
    expect(await errorOf({ ...seed, x_years: 'soon' })).toMatch(/^400 .*x_years/);
    expect(await errorOf({ ...seed, x_listener: 99 })).toMatch(/^404/);
    expect((await ask({ ...seed, utm_source: 'a' })).status).toBe(200);
  });

  it.each(audioFeatureNames)('target_%s brings what is nearer forward', async (name) => {
    const all = [...town.told.values()].map((features) => features[name] ?? 0);
    const [least, most] = [Math.max(Math.min(...all), name === 'key' ? 0 : -60), Math.max(...all)];
    const target = name === 'key' ? 6 : most;
    const distance = async (parameters: Parameters) => {
      const shown = await tracks({ ...parameters, [`min_${name}`]: least, limit: 10 });
      const values = shown.map((track) => town.told.get(track.name)?.[name] ?? least);
      return values.reduce((sum, value) => sum + Math.abs(value - target), 0) / values.length;
    };
    expect(await distance({ [`target_${name}`]: target })).toBeLessThan(await distance({}));
  });

  it('EchoTune’s own controls are kept', async () => {
    const known = (track: Shown) => nthOf(track) < 15;
    expect((await tracks({ x_familiarity: 1 })).every(known)).toBe(true);
    expect((await tracks({ x_familiarity: 0 })).some(known)).toBe(false);
    const nineties = await tracks({ x_years: '1990..1999' });
    expect(nineties.length).toBeGreaterThan(0);
    for (const track of nineties) expect(Math.floor(nthOf(track) / 10)).toBe(3);
    for (const track of await tracks({ x_tags: 'hip hop' })) expect(nthOf(track) % 4).toBe(0);
    for (const track of await tracks({ x_exclude_tags: 'hip hop', limit: 60 })) {
      expect(nthOf(track) % 4).not.toBe(0);
    }
    const without = await tracks({ x_exclude_artists: 'Artist 3, Artist 4', limit: 100 });
    expect(without.filter((track) => [3, 4].includes(Math.floor(nthOf(track) / 5)))).toEqual([]);
    const some = await tracks({ x_exclude_tracks: `${spotifyId(30)},${mbid(31)}`, limit: 100 });
    expect(some.filter((track) => [30, 31].includes(nthOf(track)))).toEqual([]);
    for (const track of await tracks({ x_clean: 'true' })) {
      expect(town.told.get(track.name)?.explicit).not.toBe(1);
    }
    expect(await tracks({ x_mood: 'happy', x_popularity: 0.3 })).not.toEqual([]);
  });

  it('where nothing fits it says so', async () => {
    const { body } = await ask({ seed_genres: 'rock', min_tempo: 1000 });
    expect(body).toMatchObject({ tracks: [], x_empty: { code: 'nothing-fits' } });
    expect(body.seeds[0]).toMatchObject({ initialPoolSize: 60, afterFilteringSize: 0 });
  });
});

it('whatever is asked, no hard condition is broken and the limit is kept', async () => {
  const bound = fc.record({
    name: fc.constantFrom(...audioFeatureNames),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    width: fc.double({ min: 0, max: 1, noNaN: true }),
    ends: fc.constantFrom('min', 'max', 'both'),
  });
  const request = fc.record({
    bounds: fc.array(bound, { maxLength: 3 }),
    target: fc.constantFrom(...audioFeatureNames),
    limit: fc.integer({ min: 1, max: 100 }),
    seed: fc.constantFrom('Artist 1', 'Artist 5', 'Artist 9'),
    familiarity: fc.constantFrom(0, 0.5, 1),
  });
  const rangeOf = (name: string) => {
    const all = [...town.told.values()].map((features) => features[name] ?? 0);
    const least = name === 'key' ? 0 : Math.min(...all);
    return { least, width: Math.max(...all) - least };
  };
  await fc.assert(
    fc.asyncProperty(request, async ({ bounds, target, limit, seed, familiarity }) => {
      const parameters: Record<string, string | number> = { limit, seed_artists: seed };
      parameters.x_familiarity = familiarity;
      parameters[`target_${target}`] = rangeOf(target).least;
      for (const { name, from, width, ends } of bounds) {
        const range = rangeOf(name);
        const low = range.least + from * range.width;
        const high = Math.min(range.least + range.width, low + width * range.width);
        delete parameters[`min_${name}`];
        delete parameters[`max_${name}`];
        if (ends !== 'max') parameters[`min_${name}`] = low;
        if (ends !== 'min') parameters[`max_${name}`] = high;
      }
      const shown = await tracks(parameters);
      expect(shown.length).toBeLessThanOrEqual(limit);
      expect(new Set(shown.map(({ x_song: song }) => song)).size).toBe(shown.length);
      for (const [parameter, value] of Object.entries(parameters)) {
        const [, end, name = ''] = /^(min|max)_(.+)$/.exec(parameter) ?? [];
        if (end === undefined) continue;
        for (const { name: title } of shown) {
          const told = town.told.get(title)?.[name] ?? Number.NaN;
          if (name === 'key') expect(told).toBeGreaterThanOrEqual(0);
          if (end === 'min') expect(told).toBeGreaterThanOrEqual(Number(value));
          else expect(told).toBeLessThanOrEqual(Number(value));
        }
      }
    }),
    { numRuns: 60 },
  );
});
