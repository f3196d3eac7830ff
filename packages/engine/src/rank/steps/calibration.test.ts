import { expect, it } from 'vitest';
import { kindsOfItems, mixOfKinds } from '../../content/kinds.ts';
import { csrFromTriplets } from '../../matrix/csr.ts';
import { fixtureNow, logOf } from '../../model/community.fixture.ts';
import type { RankContext, RankRules } from '../rank.ts';
import { rankShelf } from '../rank-shelf.ts';

const rules: RankRules = {
  ...{ size: 4, leastPlays: 0, mostPlays: 99, artistCap: 9, diversity: 0, sampleLast: false },
  calibration: 1,
};

it('an item is what it is called most, of equals what most are called', () => {
  const tags = csrFromTriplets(4, 3, {
    rows: [0, 0, 1, 1, 2],
    columns: [0, 1, 1, 2, 2],
    values: [0.5, 1, 1, 1, 0.1],
  });
  expect([...kindsOfItems({ tags })]).toEqual([1, 1, 2, -1]);
});

it('shares of kinds are those of the latest plays whose kind is known', () => {
  const plays = logOf([1, 1], [2, 2], [2, 3], [3, 4], [1, fixtureNow + 9]);
  const mix = mixOfKinds(plays, fixtureNow, Int32Array.of(-1, 7, 8, -1));
  expect([...mix]).toEqual([
    [7, 1 / 3],
    [8, 2 / 3],
  ]);
});

it('a kind beyond its share makes way for what the listener also plays, and says so', () => {
  const context: RankContext = {
    catalogue: { itemCount: 9, artistOf: Int32Array.from({ length: 9 }, (_, item) => item) },
    now: fixtureNow,
    playCounts: new Map(),
    itemVerdicts: new Map(),
    artistVerdicts: new Map(),
    lastShownAt: new Map(),
    kinds: {
      kindOf: Int32Array.of(-1, 0, 0, 0, 0, 1, 1, 1, -1),
      mix: new Map([
        [0, 0.5],
        [1, 0.5],
      ]),
    },
  };
  const scores = Float64Array.of(0, 1, 0.99, 0.98, 0.97, 0.9, 0.89, 0.88, 0.1);
  const itemsOf = (calibration: number) =>
    rankShelf(scores, { ...rules, calibration }, context).slots.map(({ item }) => item);
  expect(itemsOf(0)).toEqual([1, 2, 3, 4]);
  expect(itemsOf(1)).toEqual([1, 2, 5, 6]);
  const [, , third] = rankShelf(scores, { ...rules, calibration: 0.1 }, context).slots;
  expect(third?.adjustments.calibration).toBeCloseTo(-0.1 * 0.25, 12);
});
