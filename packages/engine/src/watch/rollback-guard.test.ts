import { expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { likings, outcomes } from './outcomes.fixture.ts';
import { type GuardJudgement, judgePromotion } from './rollback-guard.ts';

const plan = { looks: 24, alpha: 0.05, margin: 0.02 };

/** Looks at a promotion until it is rolled back or kept. */
function promotion(listeners: number, factor: number, seed: number, of = plan) {
  const random = seededRandom(seed);
  const rates = likings(listeners, random);
  const [reference, current] = [0, 1].map(() => ({
    tries: rates.map(() => 0),
    hits: rates.map(() => 0),
  }));
  let judged: GuardJudgement;
  let look = 0;
  do {
    look += 1;
    for (const [sum, more] of [
      [reference!, outcomes(rates, random)],
      [current!, outcomes(rates, random, () => factor)],
    ] as const) {
      for (const row of rates.keys()) {
        sum.tries[row]! += more.tries[row]!;
        sum.hits[row]! += more.hits[row]!;
      }
    }
    judged = judgePromotion({ reference: reference!, current: current! }, of, look);
  } while (judged.verdict === 'go-on');
  return { ...judged, look };
}

const many = (listeners: number, factor: number, count: number, of = plan) =>
  Array.from({ length: count }, (_, seed) => promotion(listeners, factor, seed + 1, of));
const rolledBack = (all: readonly GuardJudgement[]) =>
  all.filter(({ verdict }) => verdict === 'roll-back').length / all.length;

it.each([30, 150])('keeps a model that is as good, with %i listeners', (listeners) => {
  expect(rolledBack(many(listeners, 1, 100))).toBeLessThanOrEqual(plan.alpha);
  expect(rolledBack(many(listeners, 1.3, 20))).toBe(0);
});

it('rolls a bad model back, the sooner the worse it is', () => {
  const [bad, worse] = [many(200, 0.7, 20), many(200, 0.5, 20)];
  expect(rolledBack(bad)).toBeGreaterThan(0.9);
  expect(rolledBack(worse)).toBe(1);
  const looks = (all: typeof bad) => all.reduce((sum, { look }) => sum + look, 0);
  expect(looks(worse)).toBeLessThan(looks(bad));
  expect(worse.every(({ change, interval }) => change < 0 && interval.high < 0)).toBe(true);
});

it('leaves harm below the margin to the next training', () => {
  expect(rolledBack(many(200, 0.8, 20, { ...plan, margin: 0.2 }))).toBe(0);
});
