import { expect, it } from 'vitest';
import { ndcg } from '../evaluate/metrics.ts';
import { joinPlays } from '../interactions.ts';
import { PlayLog } from '../play-log.ts';
import { seededRandom } from '../random.ts';
import { baseLevel } from './base-level.ts';
import { dayMs, fixtureNow, hourMs, logOf, queryOf } from './community.fixture.ts';
import { contributionsOf } from './contributions.ts';
import { modelContract } from './model.contract.ts';
import { popularity } from './popularity.ts';

modelContract(baseLevel, (log) =>
  log.push({ id: 99, item: 12, startedAt: fixtureNow, msPlayed: 180_000 }),
);

const run = { seed: 1, now: fixtureNow };

it('is the formula of the paper: ln(1 + Σ hours^−d)', () => {
  const options = { decay: 0.5, youngestHours: 1 };
  const model = baseLevel.fit(joinPlays([], 3), options, run);
  const plays = logOf([1, fixtureNow - 16 * hourMs], [1, fixtureNow - 4 * hourMs], [2, fixtureNow]);
  const scores = model.score(queryOf(plays));
  expect(scores[1]).toBeCloseTo(Math.log(1 + 1 / 4 + 1 / 2), 12);
  expect(scores[2]).toBeCloseTo(Math.log(2), 12);
  const shares = contributionsOf(model, queryOf(plays), 1);
  expect(shares.map(({ play }) => play)).toEqual([0, 1]);
  expect(shares[1]!.value / shares[0]!.value).toBeCloseTo(2, 12);
});

it('knows a repeat listener better than popularity does', () => {
  const random = seededRandom(5);
  const histories = Array.from({ length: 30 }, (_, listener) => {
    const log = new PlayLog();
    for (let n = 0; n < 300; n++) {
      // Everyone has five songs of their own that they come back to; the rest is drawn from all.
      const item =
        random() < 0.7
          ? 1 + listener * 5 + Math.floor(random() * 5)
          : 1 + Math.floor(random() * 150);
      log.push({ id: n, item, startedAt: fixtureNow - (300 - n) * hourMs, msPlayed: 180_000 });
    }
    return log;
  });
  const interactions = joinPlays(histories, 151);
  const personal = baseLevel.fit(interactions, baseLevel.defaults, run);
  const everybody = popularity.fit(interactions, popularity.defaults, run);
  const mean = (quality: (listener: number, log: PlayLog) => number) =>
    histories.reduce((sum, log, listener) => sum + quality(listener, log), 0) / histories.length;
  const own = (listener: number) => new Set([1, 2, 3, 4, 5].map((n) => listener * 5 + n));
  const of = (model: typeof personal | typeof everybody) =>
    mean((listener, log) => {
      const top = model.recommend(queryOf(log, fixtureNow + dayMs), 5).map(({ item }) => item);
      return ndcg(top, own(listener), 5);
    });
  expect(of(personal)).toBeGreaterThan(0.8);
  expect(of(personal)).toBeGreaterThan(of(everybody) + 0.3);
});
