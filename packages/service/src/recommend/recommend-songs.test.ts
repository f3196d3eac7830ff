import { type Store, silentTelemetry } from '@echotune/data';
import { type ModelSet, personalModels } from '@echotune/engine';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { SongCatalogue } from './keep-catalogue.ts';
import { ListenerProfiles } from './keep-profiles.ts';
import { ChampionModel } from './load-champion.ts';
import { Recommender } from './recommend-songs.ts';

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

/** A recommender on the store; other models, another store and another clock as given. */
function recommender(
  given: { models?: ModelSet; store?: Store; clock?: () => number } = {},
): Recommender {
  const { store = test.store, models, clock = () => now } = given;
  const catalogue = new SongCatalogue(store);
  const champion = new ChampionModel(store, test.folder, silentTelemetry);
  if (models !== undefined) champion.current = async () => ({ set: models, name: 'blend@1' });
  const profiles = new ListenerProfiles(store, catalogue);
  return new Recommender({ store, catalogue, profiles, champion, telemetry, clock });
}
const request = (shelf: 'for-you' | 'on-repeat') => ({ listenerId, shelf, limit: 12 });

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
