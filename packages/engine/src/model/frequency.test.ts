import { expect, it } from 'vitest';
import { fixtureNow, hourMs, logOf, queryOf } from './community.fixture.ts';
import { contributionsOf } from './contributions.ts';
import { Frequency, frequency } from './frequency.ts';
import { modelContract } from './model.contract.ts';

modelContract(frequency, (log) =>
  log.push({ id: 99, item: 12, startedAt: fixtureNow, msPlayed: 180_000 }),
);

const log = logOf([1, fixtureNow - 2 * hourMs], [2, fixtureNow - hourMs], [2, fixtureNow]);

it('counts plays', () => {
  expect([...new Frequency(3).score(queryOf(log))]).toEqual([0, 1, 2]);
});

it('counts a row that stands for several plays as so many', () => {
  const plays = { ...log.snapshot(), counts: Float64Array.of(5, 1, 0.5) };
  const query = { ...queryOf(log), plays };
  const model = new Frequency(3);
  expect([...model.score(query)]).toEqual([0, 5, 1.5]);
  expect(contributionsOf(model, query, 2).map(({ value }) => value)).toEqual([1, 0.5]);
});
