import { expect, it } from 'vitest';
import { joinPlays } from '../interactions.ts';
import { chain } from './chain.ts';
import { fixtureNow, logOf, minuteMs, queryOf } from './community.fixture.ts';
import { contributionsOf } from './contributions.ts';
import { modelContract } from './model.contract.ts';

modelContract(chain, (log) =>
  log.push({ id: 99, item: 6, startedAt: fixtureNow - minuteMs, msPlayed: 60_000 }),
);

const at = (minutes: number) => fixtureNow + minutes * minuteMs;
const model = chain.fit(
  joinPlays([], 5),
  { sessionGapMinutes: 30, priorTransitions: 1 },
  { seed: 1, now: fixtureNow },
);

it('follows the listener’s own transitions and names the plays that made them', () => {
  // 1 → 2, 1 → 2, 1 → 3, then 1 again: P(2) = (2 + prior 2/7) / (3 + 1)
  const plays = logOf(
    [1, at(0)],
    [2, at(4)],
    [1, at(8)],
    [2, at(12)],
    [1, at(16)],
    [3, at(20)],
    [1, at(24)],
  );
  const query = queryOf(plays, at(27));
  const scores = model.score(query);
  expect(scores[2]).toBeCloseTo((2 + 2 / 7) / 4, 12);
  expect(scores[3]).toBeCloseTo((1 + 1 / 7) / 4, 12);
  expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 12);
  expect(contributionsOf(model, query, 2).map(({ play }) => play)).toEqual([1, 3]);
});

it('does not join songs over a break', () => {
  const plays = logOf([1, at(0)], [2, at(300)], [1, at(600)], [3, at(604)], [1, at(608)]);
  const scores = model.score(queryOf(plays, at(611)));
  expect(scores[3]!).toBeGreaterThan(scores[2]! * 3);
});

it('is silent once the session is over', () => {
  const plays = logOf([1, at(0)], [2, at(4)], [1, at(8)]);
  expect(model.recommend(queryOf(plays, at(8 + 3 + 30)), 5)).not.toEqual([]);
  expect(model.recommend(queryOf(plays, at(8 + 3 + 31)), 5)).toEqual([]);
});
