import { expect, it } from 'vitest';
import { joinPlays } from '../interactions.ts';
import { dayMs, fixtureNow, logOf, queryOf } from './community.fixture.ts';
import { modelContract } from './model.contract.ts';
import { popularity } from './popularity.ts';

modelContract(popularity, (log) =>
  log.push({ id: 99, item: 12, startedAt: fixtureNow, msPlayed: 180_000 }),
);

const run = { seed: 1, now: fixtureNow };
const options = { halfLifeDays: 10 };

it('halves a play every half-life', () => {
  const old = logOf([1, fixtureNow - 20 * dayMs], [2, fixtureNow - 10 * dayMs], [3, fixtureNow]);
  const model = popularity.fit(joinPlays([old], 4), options, run);
  expect([...model.score(queryOf(logOf()))]).toEqual([0, 0.25, 0.5, 1]);
});

it('counts a play once: from the snapshot, or from the profile where it is newer', () => {
  const log = logOf([1, fixtureNow - dayMs], [1, fixtureNow]);
  const model = popularity.fit(joinPlays([log], 2), options, run);
  const before = model.score(queryOf(log, fixtureNow))[1]!;
  log.push({ id: 3, item: 1, startedAt: fixtureNow + 10 * dayMs, msPlayed: 1 });
  const after = model.score(queryOf(log, fixtureNow + 10 * dayMs))[1]!;
  expect(after).toBeCloseTo(before / 2 + 1, 12);
});

it('does not learn from plays after its snapshot', () => {
  const model = popularity.fit(joinPlays([logOf([1, fixtureNow + dayMs])], 2), options, run);
  expect([...model.score(queryOf(logOf()))]).toEqual([0, 0]);
});
