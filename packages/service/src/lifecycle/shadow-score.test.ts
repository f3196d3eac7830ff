import { type Model, type ModelSet, personalModels } from '@echotune/engine';
import { namedTrack } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { recentListeners } from './recent-listeners.ts';
import { shadowMetrics, shadowScore } from './shadow-score.ts';

let test: TestStore;

beforeEach(async () => {
  test = await openStore();
  const { store, deps } = test;
  for (const name of ['Ada', 'Bob', 'Long gone']) {
    const { id: listenerId } = await store.listeners.create({ name, timeZone: 'UTC', demo: false });
    const daysAgo = name === 'Long gone' ? 60 : 2;
    const plays = Array.from({ length: 12 }, (_, nth) => ({
      track: namedTrack(`Song ${nth % 6}`, 'Noor'),
      startedAt: deps.clock() - daysAgo * 86_400_000 + nth * 240_000,
      msPlayed: 200_000,
    }));
    await recordPlays(store, { listenerId, source: 'api', now: 4e12 }, plays);
  }
});
afterEach(() => test.close());

const score = async (challenger: ModelSet) => {
  const [store, now] = [test.store, test.deps.clock()];
  const listeners = await recentListeners(store, now);
  return shadowScore({ store, now, listeners }, challenger, personalModels(0));
};

it('asks for those who listen, of both models, and what is alike is told so', async () => {
  const found = await score(personalModels(0));
  expect(found).toMatchObject({ questions: 4, failed: 0, overlap: 1, songs: 3, championSongs: 3 });
  expect(shadowMetrics(found)).toMatchObject({ 'shadow.questions': 4, 'shadow.overlap': 1 });
  expect(shadowMetrics(null)).toEqual({});
});

it('answers that break, or are empty where the other has some, have failed', async () => {
  const broken = new Map<string, Model>();
  for (const [kind, model] of personalModels(0)) {
    const breaks = () => {
      throw new Error('It broke.');
    };
    broken.set(kind, Object.assign(Object.create(model), { score: breaks }));
  }
  expect(await score(broken)).toMatchObject({ failed: 2, songs: 0 });
  expect(await score(new Map())).toMatchObject({ failed: 2, overlap: 0 });
});
