import { expect, it } from 'vitest';
import { joinPlays } from '../interactions.ts';
import { PlayLog } from '../play-log.ts';
import { dayMs, fixtureNow, hourMs, logOf, minuteMs, queryOf } from './community.fixture.ts';
import { contributionsOf } from './contributions.ts';
import { modelContract } from './model.contract.ts';
import { repeat } from './repeat.ts';

modelContract(repeat, (log) =>
  log.push({ id: 99, item: 12, startedAt: fixtureNow, msPlayed: 180_000 }),
);

const run = { seed: 1, now: fixtureNow };
const options = { ...repeat.defaults, decay: 0.5, youngestHours: 1, valuation: 1, shrinkage: 1 };
const model = repeat.fit(joinPlays([], 5), options, run);
const ago = (days: number, minutes = 0) => fixtureNow - days * dayMs + minutes * minuteMs;

it('counts a play that was cut short for what was heard of it', () => {
  const log = new PlayLog();
  const startedAt = fixtureNow - 16 * hourMs;
  log.push({ id: 1, item: 1, startedAt, msPlayed: 50_000 });
  log.push({ id: 2, item: 1, startedAt, msPlayed: 200_000 });
  log.push({ id: 3, item: 2, startedAt, msPlayed: -1 });
  const scores = model.score(queryOf(log));
  expect(scores[1]).toBeCloseTo(Math.log(1 + (1 / 4 + 1) / 4), 12);
  expect(scores[2]).toBeCloseTo(Math.log(1 + 1 / 4), 12);
});

it('adds what the listener’s own sessions held together with what is playing', () => {
  const past = [
    [1, ago(9)],
    [2, ago(9, 4)],
    [1, ago(8)],
    [3, ago(7)],
  ] as const;
  const quiet = queryOf(logOf(...past, [1, ago(0, -90)]));
  const running = queryOf(logOf(...past, [1, ago(0, -5)]));
  // Of two earlier sessions with song 1 one held song 2: 1 / (2 + shrinkage).
  expect(model.score(running)[2]! - model.score(quiet)[2]!).toBeCloseTo(1 / 3, 12);
  expect(model.score(running)[3]).toBe(model.score(quiet)[3]);
  expect(contributionsOf(model, running, 2)).toContainEqual({
    source: 'spreading',
    play: 4,
    value: expect.closeTo(1 / 3, 12),
  });
});

it('does not take the running session for a memory of itself', () => {
  const query = queryOf(logOf([1, ago(0, -12)], [2, ago(0, -8)], [1, ago(0, -4)]));
  expect(contributionsOf(model, query, 2).every(({ source }) => source === 'repeat')).toBe(true);
});
