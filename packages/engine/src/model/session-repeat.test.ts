import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinPlays } from '../interactions.ts';
import { dayMs, fixtureNow, logOf, minuteMs, queryOf } from './community.fixture.ts';
import { modelContract } from './model.contract.ts';
import { sessionRepeat } from './session-repeat.ts';

modelContract(sessionRepeat, (log) =>
  log.push({ id: 99, item: 12, startedAt: fixtureNow, msPlayed: 180_000 }),
);

const run = { seed: 1, now: fixtureNow };
const sitting = (daysAgo: number, ...items: number[]) =>
  logOf(
    ...items.map((item, n) => [item, fixtureNow - daysAgo * dayMs + n * 4 * minuteMs] as const),
  );
const playing = (...items: number[]) =>
  queryOf(
    logOf(
      ...items.map((item, n) => [item, fixtureNow - (items.length - n) * 4 * minuteMs] as const),
    ),
  );
const options = { ...sessionRepeat.defaults, priorPlays: 1 };

it('takes the community’s chance for a session of one play, by how old the song is', () => {
  // One step old: 1 of 4 chances came true; two steps old: 1 of 2.
  const community = joinPlays([sitting(3, 1, 1), sitting(2, 1, 2, 1, 3)], 5);
  const model = sessionRepeat.fit(community, options, run);
  expect(model.score(playing(4))[4]).toBeCloseTo(1 / 4, 12);
  const pair = model.score(playing(4, 3));
  expect(pair[3]).toBeCloseTo(1 / 4 / 2, 12);
  expect(pair[4]).toBeCloseTo(1 / 2, 12);
});

it('believes a session that keeps on repeating', () => {
  const community = joinPlays([sitting(3, 1, 2, 3, 4, 5, 5)], 6);
  const model = sessionRepeat.fit(community, options, run);
  const scores = model.score(playing(1, 1, 1, 1));
  const [rate, own] = [1 / 5, 3];
  const posterior = (rate + own) / (1 + 3);
  expect(scores[1]).toBeCloseTo(posterior + (posterior - rate), 12);
  expect(model.score(playing(2, 3, 4, 1))[1]).toBeLessThan(0.1);
  expect(model.score(playing(1, 2, 1, 2, 1, 2))[1]).toBeGreaterThan(0.5);
});

it('leaves everything that the session does not hold to others', () => {
  const session = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 });
  const model = sessionRepeat.fit(joinPlays([sitting(3, 1, 2, 1)], 10), options, run);
  fc.assert(
    fc.property(session, (items) => {
      const scores = model.score(playing(...items));
      for (const [item, score] of scores.entries()) {
        if (!items.includes(item)) expect(score).toBe(0);
      }
      expect(scores.every((score) => score <= 2)).toBe(true);
    }),
  );
});
