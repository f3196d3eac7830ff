import { expect, it } from 'vitest';
import { joinPlays } from '../interactions.ts';
import { dayMs, fixtureNow, logOf, queryOf } from './community.fixture.ts';
import { modelContract } from './model.contract.ts';
import { rediscover } from './rediscover.ts';

modelContract(rediscover, (log) =>
  log.push({ id: 99, item: 2, startedAt: fixtureNow - 100 * dayMs, msPlayed: 180_000 }),
);

const model = rediscover.fit(joinPlays([], 6), rediscover.defaults, { seed: 1, now: fixtureNow });
const times = (item: number, count: number, daysAgo: number) =>
  Array.from({ length: count }, (_, n) => [item, fixtureNow - (daysAgo + n) * dayMs] as const);

it('never offers what was heard within the window, however loved', () => {
  const plays = logOf(...times(1, 500, 59), ...times(2, 5, 61));
  expect(model.recommend(queryOf(plays), 5).map(({ item }) => item)).toEqual([2]);
});

it('prefers what was loved more and what is longer gone', () => {
  const plays = logOf(
    ...times(1, 5, 300),
    ...times(2, 50, 300),
    ...times(3, 50, 600),
    ...times(4, 2, 600),
  );
  expect(model.recommend(queryOf(plays), 5).map(({ item }) => item)).toEqual([3, 2, 1]);
});
