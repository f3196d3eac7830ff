import type { Store } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { listenerTag } from '../cache/listener-tag.ts';
import { memoryCache } from '../cache/memory-cache.fixture.ts';
import { cacheNamespaces } from '../cache/namespaces.ts';
import { giveVerdict } from '../feedback/give-verdict.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { trainModels } from '../train/train-models.ts';
import { answering } from './answering.fixture.ts';
import type { FilledShelf } from './filled-shelf.ts';
import { KeptShelves } from './keep-shelves.ts';

const minuteMs = 60_000;
let test: TestStore;
let store: Store;
let listenerId: number;

beforeEach(async () => {
  test = await openStore();
  ({ store } = test);
  const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  listenerId = id;
  await played(40);
});
afterEach(() => test.close());

async function played(count: number, firstSong = 0): Promise<void> {
  const now = test.deps.clock();
  const plays = Array.from({ length: count }, (_, nth) => ({
    track: namedTrack(`Song ${firstSong + (nth % 8)}`, `Artist ${nth % 8}`),
    startedAt: now - (count - nth) * 4 * minuteMs,
    msPlayed: 200_000,
  }));
  await recordPlays(store, { listenerId, source: 'api', now }, plays);
}

function kept() {
  const deps = answering(test);
  const { cache } = memoryCache(deps.clock);
  const shelves = cache.namespace<FilledShelf>(cacheNamespaces.recommendations);
  const recommender = new KeptShelves({ ...deps, shelves }, deps.recommender);
  const ask = (limit = 5) =>
    recommender.recommend({ listenerId, shelf: 'for-you', limit, language: 'en' });
  return { ask, cache };
}

const impressionsOf = ({ items }: FilledShelf) => items.map(({ impression }) => impression);

describe('kept recommendations', () => {
  it('are given again as they are, with the impressions of the first time', async () => {
    const { ask } = kept();
    const first = await ask();
    expect(first.items.length).toBeGreaterThan(0);
    test.advance(minuteMs);
    expect(await ask()).toEqual(first);
    expect(impressionsOf(await ask(4))).not.toEqual(impressionsOf(first).slice(0, 4));
  });

  const changes: readonly [string, () => Promise<unknown>][] = [
    ['a play', () => played(1)],
    [
      'a like',
      async () => {
        const song = (await store.plays.columns(listenerId)).songIds[0] ?? 0;
        await giveVerdict(store, listenerId, { songId: song }, 'like', test.deps.clock());
      },
    ],
    ['another zone', () => store.listeners.setTimeZone(listenerId, 'Asia/Tokyo')],
    [
      'another model',
      () => trainModels({ ...test.deps, modelsFolder: test.folder, codeVersion: 't' }),
    ],
    ['the end of its time', async () => test.advance(cacheNamespaces.recommendations.ttlMs)],
  ];
  it.each(changes)('are made anew after %s', async (_, change) => {
    const { ask } = kept();
    const first = await ask();
    await change();
    expect(impressionsOf(await ask())).not.toEqual(impressionsOf(first));
  });

  it('are gone with their listener', async () => {
    const { ask, cache } = kept();
    await ask();
    await cache.drop([listenerTag(listenerId)]);
    expect(cache.memoryReport()).toMatchObject([{ entries: 0, bytes: 0 }]);
    await store.listeners.forget(listenerId);
    await expect(ask()).rejects.toMatchObject({ code: 'listener-unknown' });
  });
});
