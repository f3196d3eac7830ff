import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evidenceOf, weighed } from './evidence.ts';
import { SessionIndex } from './session-index.ts';
import { reachOf, reachOfSteps, spread } from './spread.ts';

const noSession = () => false;
const plays = fc.array(
  fc.record({
    play: fc.nat(),
    age: fc.double({ min: 1e-6, max: 1, noNaN: true }),
    isPair: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);

it('weighs the plays of a song to 1 in all, however many of them follow the same song', () => {
  fc.assert(
    fc.property(plays, fc.double({ min: 0.1, max: 10, noNaN: true }), (found, pairPrior) => {
      const evidence = weighed(found, pairPrior);
      expect(evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
      for (const [n, { pairShare }] of evidence.entries()) {
        expect(pairShare).toBeGreaterThanOrEqual(0);
        expect(pairShare).toBeLessThanOrEqual(found[n]!.isPair ? 1 : 0);
      }
    }),
  );
});

it('looks at the latest plays only, and at none of an item nobody played', () => {
  const index = new SessionIndex(3);
  for (let n = 0; n < 5; n++) index.extend(index.begin(n, 1), 2);
  const cue = { play: 0, item: 1, stepsBack: 0, before: 2 };
  const options = { latestPlays: 2, ageing: 0, pairPrior: 1 };
  const latest = evidenceOf(index, cue, noSession, options);
  expect(latest.map(({ play }) => play)).toEqual([8, 6]);
  expect(latest.map(({ weight }) => weight)).toEqual([0.5, 0.5]);
  expect(evidenceOf(index, { ...cue, item: 7 }, noSession, options)).toEqual([]);
});

it('spreads to every item what it says it reaches there', () => {
  const session = fc.array(fc.nat(5), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(session, fc.nat(), fc.nat(4), (items, at, steps) => {
      const index = new SessionIndex(6);
      for (const [n, item] of items.entries())
        n === 0 ? index.begin(0, item) : index.extend(0, item);
      const play = at % items.length;
      const reach = { ...reachOfSteps(steps, 1, 0.5), here: 0.25 };
      const scores = new Float64Array(6);
      spread(index, play, 1, reach, scores);
      for (let item = 0; item < 6; item++) {
        const near = items.map((other, place) => {
          const apart = place - play;
          if (other !== item || Math.abs(apart) > steps) return 0;
          return apart === 0 ? 0.25 : (apart > 0 ? 1 : 0.5) / Math.abs(apart);
        });
        const expected = near.reduce((sum, value) => sum + value, 0);
        expect(scores[item]).toBeCloseTo(expected, 12);
        expect(reachOf(index, play, reach, item)).toBeCloseTo(expected, 12);
      }
    }),
  );
});
