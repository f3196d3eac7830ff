import { expect, it } from 'vitest';
import { fixtureNow, hourMs, logOf, queryOf } from './community.fixture.ts';
import { modelContract } from './model.contract.ts';
import { MostRecent, mostRecent } from './most-recent.ts';

modelContract(mostRecent, (log) =>
  log.push({ id: 99, item: 12, startedAt: fixtureNow, msPlayed: 180_000 }),
);

it('ranks by the latest play, however often a song was played before', () => {
  const log = logOf(
    ...[1, 1, 2, 3, 1, 2].map((item, at) => [item, fixtureNow - (6 - at) * hourMs] as const),
  );
  const ranked = new MostRecent(4).recommend(queryOf(log), 3);
  expect(ranked.map(({ item }) => item)).toEqual([2, 1, 3]);
});

it('keeps the order of plays that have one time', () => {
  const log = logOf([3, fixtureNow], [1, fixtureNow], [2, fixtureNow]);
  const ranked = new MostRecent(4).recommend(queryOf(log), 3);
  expect(ranked.map(({ item }) => item)).toEqual([2, 1, 3]);
});
