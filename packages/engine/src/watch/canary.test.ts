import { expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { type CanaryPlan, judgeCanary } from './canary.ts';
import type { CanaryOutcomes } from './canary-effect.ts';
import { likings, outcomes } from './outcomes.fixture.ts';
import type { Tries } from './tries.ts';

const plan: CanaryPlan = {
  ...{ looks: 10, alpha: 0.05, promoteAbove: 0, harmMargin: 0.03, harmAlpha: 0.2 },
};

/** All looks of a canary whose listeners come back day after day; the last says how it ended. */
function canary(listeners: number, factor: number, seed: number, of = plan) {
  const random = seededRandom(seed);
  const rates = likings(listeners, random);
  const isChallenger = rates.map(() => (random() < 0.5 ? 1 : 0));
  const before = outcomes(rates, random);
  const total = { tries: rates.map(() => 0), hits: rates.map(() => 0) };
  const looks = [];
  for (let look = 1; look <= of.looks; look++) {
    const { tries, hits } = outcomes(rates, random, (at) => (isChallenger[at] ? factor : 1));
    for (const row of rates.keys()) {
      total.tries[row]! += tries[row]!;
      total.hits[row]! += hits[row]!;
    }
    looks.push(judgeCanary({ ...total, isChallenger, before }, of, look));
    if (looks.at(-1)!.verdict !== 'go-on') break;
  }
  return looks;
}

const ends = (listeners: number, factor: number, count: number) =>
  Array.from({ length: count }, (_, seed) => canary(listeners, factor, seed + 1).at(-1)!.verdict);
const share = (verdicts: readonly string[], ...of: string[]) =>
  verdicts.filter((verdict) => of.includes(verdict)).length / verdicts.length;

it.each([30, 200])('errs at any look as rarely as planned, with %i listeners', (listeners) => {
  const same = ends(listeners, 1, 200);
  expect(share(same, 'promote')).toBeLessThanOrEqual(plan.alpha);
  expect(share(same, 'worse', 'harmful')).toBeLessThanOrEqual(plan.harmAlpha);
  expect(share(same, 'go-on')).toBe(0);
});

it('promotes what is better, and stops what is worse the sooner the worse it is', () => {
  expect(share(ends(400, 1.4, 30), 'promote')).toBeGreaterThan(0.9);
  expect(share(ends(400, 0.6, 30), 'worse', 'harmful')).toBeGreaterThan(0.9);
  const looks = (factor: number) =>
    Array.from({ length: 30 }, (_, seed) => canary(200, factor, seed).length).reduce(
      (sum, count) => sum + count,
    );
  expect(looks(0.3)).toBeLessThan(looks(0.7));
});

it('stops great harm on weaker evidence than small harm', () => {
  const careless = { ...plan, harmMargin: 1 };
  const looks = (of: CanaryPlan) =>
    Array.from({ length: 30 }, (_, seed) => canary(100, 0.5, seed, of).length).reduce(
      (sum, count) => sum + count,
    );
  expect(looks(plan)).toBeLessThan(looks(careless));
});

it('promotes what is hardly worse only where that is asked for', () => {
  const lenient = { ...plan, promoteAbove: -0.1 };
  expect(canary(1000, 1, 5).at(-1)!.verdict).toBe('undecided');
  expect(canary(1000, 1, 5, lenient).at(-1)!.verdict).toBe('promote');
});

it('prints an interval that holds the truth at every look, however many there are', () => {
  const missed = Array.from({ length: 100 }, (_, seed) => canary(100, 1, seed + 500)).filter(
    (looks) => looks.some(({ interval }) => interval.low > 0 || interval.high < 0),
  );
  expect(missed.length / 100).toBeLessThanOrEqual(2 * plan.alpha);
});

const few: Tries = { tries: [10, 10, 0, 10], hits: [1, 9, 0, 5] };
const sided = (more: Partial<CanaryOutcomes> = {}): CanaryOutcomes => ({
  ...few,
  isChallenger: [0, 1, 1, 1],
  ...more,
});

it('decides nothing with a handful of listeners, and counts those who were served', () => {
  const judged = judgeCanary(sided(), plan, 1);
  expect(judged).toMatchObject({ verdict: 'go-on', champions: 1, challengers: 2 });
  expect(judged).toMatchObject({ championRate: 0.1, challengerRate: 0.7 });
  expect(judged.interval.high).toBe(Number.POSITIVE_INFINITY);
  expect(judgeCanary(sided(), plan, 10).verdict).toBe('undecided');
  const nobody = { tries: [], hits: [], isChallenger: [] };
  expect(judgeCanary(nobody, plan, 10)).toMatchObject({ verdict: 'undecided', effect: 0 });
});

it('is surer where it knows what listeners were like before', () => {
  const random = seededRandom(8);
  const rates = likings(300, random);
  const isChallenger = rates.map(() => (random() < 0.5 ? 1 : 0));
  const before = outcomes(rates, random);
  const during = outcomes(rates, random);
  const width = (of: CanaryOutcomes) => {
    const { low, high } = judgeCanary(of, plan, 1).interval;
    return high - low;
  };
  const known = width({ ...during, isChallenger, before });
  expect(known).toBeLessThan(0.8 * width({ ...during, isChallenger }));
});

it('refuses columns that are not parallel, hits without tries, and looks beyond the plan', () => {
  const judged = (more: Partial<CanaryOutcomes>) => () => judgeCanary(sided(more), plan, 1);
  const shape = expect.objectContaining({ code: 'shape-mismatch' });
  expect(judged({ isChallenger: [1] })).toThrow(shape);
  expect(judged({ before: { tries: [1], hits: [1] } })).toThrow(shape);
  const number = expect.objectContaining({ code: 'bad-number' });
  expect(judged({ hits: [11, 0, 0, 0] })).toThrow(number);
  for (const look of [0, 11]) expect(() => judgeCanary(sided(), plan, look)).toThrow(number);
});
