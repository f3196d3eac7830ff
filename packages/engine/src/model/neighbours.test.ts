import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ndcg } from '../evaluate/metrics.ts';
import { joinPlays } from '../interactions.ts';
import { PlayLog } from '../play-log.ts';
import {
  checkerboard,
  checkerboardItems,
  clusterOf,
  dayMs,
  fixtureNow,
  hourMs,
  logOf,
  queryOf,
} from './community.fixture.ts';
import { modelContract } from './model.contract.ts';
import type { Model } from './model.ts';
import { neighbours } from './neighbours.ts';
import { popularity } from './popularity.ts';

modelContract(neighbours, (log) =>
  log.push({ id: 99, item: 12, startedAt: fixtureNow, msPlayed: 180_000 }),
);

const run = { seed: 1, now: fixtureNow };

it('offers the colour of the checkerboard that was heard, which popularity cannot', () => {
  const interactions = checkerboard();
  const near = neighbours.fit(interactions, neighbours.defaults, run);
  const popular = popularity.fit(interactions, popularity.defaults, run);
  const quality = (model: Model, colour: number) => {
    const heard = colour === 0 ? 2 : 1;
    const all = Array.from({ length: checkerboardItems }, (_, n) => n + 1);
    const relevant = new Set(all.filter((n) => clusterOf(n) === colour && n !== heard));
    const top = model.recommend(queryOf(logOf([heard, fixtureNow - hourMs])), 11);
    const ranked = top.map(({ item }) => item).filter((item) => item !== heard);
    return ndcg(ranked, relevant, 10);
  };
  for (const colour of [0, 1]) {
    expect(quality(near, colour)).toBe(1);
    expect(quality(popular, colour)).toBeLessThan(0.9);
  }
});

it('is the formula: √nearness over the norm with shrinkage', () => {
  const log = logOf([1, fixtureNow - 25 * hourMs], [2, fixtureNow - hourMs]);
  const options = { ...neighbours.defaults, halfHours: 24, shrinkage: 1 };
  const model = neighbours.fit(joinPlays([log], 3), options, run);
  expect(model.similarity(1, 2)).toBeCloseTo(Math.sqrt(1 / 2) / (1 + 1), 12);
  expect(model.similarity(1, 1)).toBe(0);
  const score = model.score(queryOf(logOf([1, fixtureNow - 90 * dayMs])))[2];
  expect(score).toBeCloseTo(Math.log(1.5) * model.similarity(1, 2), 12);
});

it('does not join the last play of one listener to the first of the next', () => {
  const histories = [logOf([1, fixtureNow - 2]), logOf([2, fixtureNow - 1])];
  const model = neighbours.fit(joinPlays(histories, 3), neighbours.defaults, run);
  expect(model.similarity(1, 2)).toBe(0);
});

it('keeps every similarity within 0 … 1 and the same both ways', () => {
  const histories = fc.array(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 50 })), {
      maxLength: 30,
    }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(histories, (listeners) => {
      const logs = listeners.map((plays) =>
        logOf(...plays.map(([item, hours]) => [item, fixtureNow - hours * hourMs] as const)),
      );
      const options = { ...neighbours.defaults, shrinkage: 0 };
      const model = neighbours.fit(joinPlays(logs, 7), options, run);
      for (let a = 1; a < 7; a++) {
        for (let b = 1; b < 7; b++) {
          expect(model.similarity(a, b)).toBeLessThanOrEqual(1 + 1e-12);
          expect(model.similarity(a, b)).toBe(model.similarity(b, a));
        }
      }
    }),
  );
});

it('keeps the strongest neighbours only, and forgets plays after the snapshot', () => {
  const log = new PlayLog();
  for (let n = 1; n <= 20; n++) {
    log.push({ id: n, item: n, startedAt: fixtureNow - (20 - n) * hourMs, msPlayed: 1 });
  }
  log.push({ id: 30, item: 21, startedAt: fixtureNow + 1, msPlayed: 1 });
  const options = { ...neighbours.defaults, neighboursPerItem: 2 };
  const model = neighbours.fit(joinPlays([log], 22), options, run);
  const near = model.recommend(queryOf(logOf([10, fixtureNow])), 50).map(({ item }) => item);
  expect(near).toEqual([9, 11]);
  expect(model.similarity(20, 21)).toBe(0);
});
