import { expect, it } from 'vitest';
import { joinPlays } from '../interactions.ts';
import { dayMs, fixtureNow, hourMs, logOf, minuteMs, queryOf } from './community.fixture.ts';
import { contributionsOf } from './contributions.ts';
import { modelContract } from './model.contract.ts';
import { rightNow } from './right-now.ts';

modelContract(rightNow, (log) =>
  log.push({ id: 99, item: 12, startedAt: fixtureNow, msPlayed: 180_000 }),
);

const model = rightNow.fit(joinPlays([], 5), rightNow.defaults, { seed: 1, now: fixtureNow });

it('offers morning songs in the morning and evening songs in the evening', () => {
  const weeks = Array.from({ length: 8 }, (_, week) => fixtureNow - (week + 1) * 7 * dayMs);
  const plays = logOf(
    ...weeks.map((evening) => [1, evening - 12 * hourMs] as const),
    ...weeks.map((evening) => [2, evening] as const),
  );
  const first = (now: number) => model.recommend(queryOf(plays, now), 1)[0]?.item;
  expect(first(fixtureNow)).toBe(2);
  expect(first(fixtureNow + 12 * hourMs)).toBe(1);
});

it('knows the weekend from the week at the same hour', () => {
  const plays = logOf(
    [1, fixtureNow - 10 * dayMs],
    [2, fixtureNow - 14 * dayMs],
    [3, fixtureNow - 4 * dayMs - 7 * dayMs],
  );
  expect(model.recommend(queryOf(plays), 1)[0]?.item).toBe(2);
});

it('follows the session that is going on', () => {
  const at = (minutes: number) => fixtureNow + minutes * minuteMs;
  const plays = logOf([1, at(-2000)], [4, at(-1996)], [3, at(-60)], [2, at(-50)], [1, at(-4)]);
  const query = queryOf(plays);
  expect(contributionsOf(model, query, 4).map(({ source }) => source)).toContain('chain');
});

it('has a kernel that is round: Sunday’s last minute is next to Monday’s first', () => {
  const kernel = Array.from({ length: 10_080 }, (_, minute) => model.closeness(0, minute));
  expect(kernel[10_079]).toBeCloseTo(kernel[1]!, 12);
  expect(Math.max(...kernel)).toBe(kernel[0]);
  expect(Math.min(...kernel)).toBeGreaterThanOrEqual(rightNow.defaults.floor);
});
