import { type Store, silentTelemetry } from '@echotune/data';
import { blend, type ModelSet, modelSet, personalModels } from '@echotune/engine';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { gatherSnapshot } from '../train/gather-snapshot.ts';
import { Explainer } from './explain-song.ts';
import type { FilledShelf } from './filled-shelf.ts';
import { SongCatalogue } from './keep-catalogue.ts';
import { ListenerProfiles } from './keep-profiles.ts';
import { KnownTraits } from './keep-traits.ts';
import { ChampionModel } from './load-champion.ts';
import { Recommender, type RecommendRequest } from './recommend-songs.ts';

const now = Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;
let test: TestStore;
let listenerId: number;
let logged: unknown[];

beforeEach(async () => {
  test = await openStore(now);
  logged = [];
  const { id } = await test.store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  listenerId = id;
  const plays = Array.from({ length: 40 }, (_, nth) => ({
    track: namedTrack(`Song ${nth % 8}`, `Artist ${nth % 8}`),
    startedAt: now - (40 - nth) * 7_200_000,
    msPlayed: 200_000,
  }));
  await recordPlays(test.store, { listenerId, source: 'api', now: Date.now() }, plays);
});
afterEach(() => test.close());

const telemetry = {
  ...silentTelemetry,
  log: (level: string, event: string, fields = {}) => void logged.push({ level, event, ...fields }),
};

interface Given {
  readonly models?: ModelSet;
  readonly store?: Store;
  readonly clock?: () => number;
}

/** A recommender on the store; other models, another store and another clock as given. */
function recommender(given: Given = {}): Recommender {
  return both(given).recommending;
}

/** What answers and what explains. */
function both(given: Given) {
  const { store = test.store, models, clock = () => now } = given;
  const catalogue = new SongCatalogue(store);
  const champion = new ChampionModel({ store, catalogue, telemetry: silentTelemetry }, test.folder);
  if (models !== undefined)
    champion.of = async () => ({ set: models, name: 'blend@1', fresh: null });
  const profiles = new ListenerProfiles(store, catalogue);
  if (models !== undefined) champion.named = async (name) => ({ set: models, name, fresh: null });
  const traits = new KnownTraits(store, catalogue);
  const deps = { store, catalogue, traits, profiles, champion, telemetry, clock };
  return { recommending: new Recommender(deps), explaining: new Explainer(deps) };
}
const request = (shelf: 'for-you' | 'on-repeat') => ({
  ...{ listenerId, shelf, limit: 12, language: 'en' as const },
});

it('says which models should have answered, and logs what went wrong with them', async () => {
  const shelf = await recommender().recommend(request('for-you'));
  expect(shelf).toMatchObject({
    model: 'personal/base-level',
    degraded: [{ model: 'blend', why: 'missing' }],
  });
  const cause = new RangeError('broken');
  const broken = new Map(personalModels(0)).set('blend', {
    ...{ kind: 'blend', itemCount: 0, recommend: () => [], explain: () => [] },
    save: () => new Uint8Array(),
    score() {
      throw cause;
    },
  });
  const next = await recommender({ models: broken }).recommend(request('for-you'));
  expect(next.degraded).toEqual([{ model: 'blend', why: 'failed' }]);
  expect(logged).toEqual([
    { level: 'info', event: 'model-missing', shelf: 'for-you', model: 'blend' },
    { level: 'error', event: 'model-failed', shelf: 'for-you', model: 'blend', cause },
  ]);
});

it('a song that is forgotten while the answer is made is neither shown nor counted as shown', async () => {
  const { store } = test;
  const whole = await recommender().recommend(request('on-repeat'));
  const forgotten = whole.items[1]?.song.songId ?? 0;
  const cards: Store['catalogue']['cards'] = (ids) =>
    store.catalogue.cards(ids.filter((id) => id !== forgotten));
  const less: Store = Object.assign(Object.create(store), {
    catalogue: Object.assign(Object.create(store.catalogue), {
      cards,
      songs: () => store.catalogue.songs(),
      version: () => store.catalogue.version(),
    }),
  });
  const shelf = await recommender({ store: less }).recommend(request('on-repeat'));
  const songs = (items: typeof whole.items) => items.map(({ song }) => song.songId);
  expect(songs(shelf.items)).toEqual(songs(whole.items).filter((id) => id !== forgotten));
  const impressions = await Promise.all(
    shelf.items.map(({ impression }) => store.impressions.get(listenerId, impression)),
  );
  expect(impressions.map((each) => each?.songId)).toEqual(songs(shelf.items));
  expect(impressions.map((each) => each?.slot)).toEqual(shelf.items.map((_, slot) => slot));
});

it('forgets after 90 days what it has shown', async () => {
  const time = { now };
  const recommending = recommender({ clock: () => time.now });
  const shownAt = async (days: number) => {
    time.now = now + days * dayMs;
    return (await recommending.recommend(request('on-repeat'))).items[0]?.impression ?? 0;
  };
  const [first, second] = [await shownAt(0), await shownAt(50)];
  await shownAt(91);
  expect(await test.store.impressions.get(listenerId, first)).toBeNull();
  expect(await test.store.impressions.get(listenerId, second)).not.toBeNull();
});

describe('shelves about certain songs and days', () => {
  /** Others play the songs of a colour together: 0 … 7 Ada's, 8 … 15 nobody's of her knowledge. */
  const trained = async () => {
    for (const name of ['Bea', 'Cem', 'Dov']) {
      const { id } = await test.store.listeners.create({ name, timeZone: 'UTC', demo: false });
      const plays = Array.from({ length: 160 }, (_, nth) => ({
        track: namedTrack(`Song ${nth % 16}`, `Artist ${nth % 16}`),
        startedAt: now - 30 * dayMs + nth * 4 * 3_600_000 + (nth % 16) * 200_000,
        msPlayed: 200_000,
      }));
      await recordPlays(test.store, { listenerId: id, source: 'api', now: Date.now() }, plays);
    }
    const { interactions } = await gatherSnapshot(test.store);
    return modelSet(blend.fit(interactions, blend.defaults, { seed: 1, now }));
  };
  const titles = ({ items }: FilledShelf) => items.map(({ song }) => song.title);

  it('more like this is about the songs asked for, holds none of them, and can be explained', async () => {
    const models = await trained();
    const { recommending, explaining } = both({ models });
    const seed = (await recommending.recommend(request('on-repeat'))).items[0]?.song;
    const asked = { ...request('on-repeat'), shelf: 'more-like-this', limit: 5 } as const;
    const shelf = await recommending.recommend({ ...asked, seeds: { songs: [seed?.songId ?? 0] } });
    expect(shelf.items).toHaveLength(5);
    expect(titles(shelf)).not.toContain(seed?.title);
    for (const { impression, score } of shelf.items) {
      const { addends } = await explaining.explain(listenerId, impression, 'en');
      expect(addends.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score, 4);
      expect(addends.every(({ play }) => play === null)).toBe(true);
    }
    await expect(recommending.recommend(asked)).rejects.toMatchObject({ code: 'input-invalid' });
    const stray = recommending.recommend({ ...asked, seeds: { songs: [2_000_000_000] } });
    await expect(stray).rejects.toMatchObject({ code: 'song-unknown' });
  });

  it('a week’s discoveries stay through the week, also when they are heard', async () => {
    const models = await trained();
    const time = { now };
    const { recommending, explaining } = both({ models, clock: () => time.now });
    const weekly = () =>
      recommending.recommend({ listenerId, shelf: 'weekly', limit: 5, language: 'en' });
    const first = await weekly();
    expect(first.items.length).toBeGreaterThan(0);
    const song = first.items[0]?.song;
    const track = namedTrack(song?.title ?? '', song?.artist ?? '');
    const play = { track, startedAt: now + 1, msPlayed: 200_000 };
    await recordPlays(test.store, { listenerId, source: 'api', now: now + 2 }, [play]);
    time.now = now + 2 * dayMs;
    const second = await weekly();
    expect(titles(second)).toEqual(titles(first));
    expect(second.at).toBe(first.at);
    await explaining.explain(listenerId, second.items[0]?.impression ?? 0, 'en');
  });

  it('a daily mix is made of its own songs and what goes with them; there are not endless many', async () => {
    const models = await trained();
    const { recommending, explaining } = both({ models });
    const mix = (number: number) =>
      recommending.recommend({
        listenerId,
        shelf: 'daily-mix',
        limit: 12,
        language: 'en',
        seeds: { mix: number },
      });
    const first = await mix(1);
    expect(first.items.length).toBeGreaterThan(3);
    await explaining.explain(listenerId, first.items[0]?.impression ?? 0, 'en');
    expect(await mix(9)).toMatchObject({ items: [], empty: { code: 'no-mix' } });
  });
});

it('who listens alone is told of nobody else, neither in a reason nor in an explanation', async () => {
  const { interactions } = await gatherSnapshot(test.store);
  const models = modelSet(blend.fit(interactions, blend.defaults, { seed: 1, now }));
  // The blend and its parts one by one: each has words of its own.
  const kinds = ['blend', 'als', 'ease', 'neighbours', 'popularity', 'own-transitions'];
  const said: string[] = [];
  for (const kind of kinds) {
    const model = models.get(kind);
    if (model === undefined) continue;
    const { recommending, explaining } = both({ models: new Map(models).set('blend', model) });
    const songs = [(await recommending.recommend(request('on-repeat'))).items[0]?.song.songId ?? 0];
    const alike: RecommendRequest = {
      ...request('on-repeat'),
      shelf: 'more-like-this',
      limit: 5,
      seeds: { songs },
    };
    for (const asked of [request('for-you'), alike]) {
      for (const { reason, impression } of (await recommending.recommend(asked)).items) {
        const { sentences, addends } = await explaining.explain(listenerId, impression, 'en');
        const all = [reason, ...sentences, ...addends.map(({ label }) => label)];
        said.push(...all.map((pieces) => pieces.map(({ text }) => text).join('')));
      }
    }
  }
  expect(said.filter((words) => /communit|others|listeners/i.test(words))).toEqual([]);
  expect(said.join('\n')).toMatch(/You play it along with Song \d/);
  expect(said).toContain('It is among what you play most of late');
});
