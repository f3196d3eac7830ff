import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allSigns } from './signs.fixture.ts';
import { chiSquareTail, normalTail, signQuantile, signSquareTail, signTail } from './tails.ts';

it.each([
  [0, 0.5],
  [1.959963984540054, 0.025],
  [3 - 1e-9, 0.0013498980316301],
  [3, 0.0013498980316301],
  [5, 2.866515718791939e-7],
  [10, 7.619853024160527e-24],
  [-1, 0.8413447460685429],
])('knows the normal tail at %f', (z, tail) => {
  expect(Math.abs(normalTail(z) / tail - 1)).toBeLessThan(1e-8);
});

it.each([
  [3.841458820694124, 1, 0.05],
  [5.991464547107979, 2, 0.05],
  [7.814727903251179, 3, 0.05],
  [18.307038053275146, 10, 0.05],
  [36.4, 9, 3.3613e-5],
])('knows the χ² tail at %f with %i degrees of freedom', (x, degrees, tail) => {
  expect(chiSquareTail(x, degrees) / tail).toBeCloseTo(1, 2);
  expect(chiSquareTail(0, degrees)).toBe(1);
});

const weight = fc.double({ min: 0, max: 10, noNaN: true });

it('is never below how often coins really agree as much, of any weights', () => {
  const weights = fc.array(weight, { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(weights, fc.double({ min: 0.01, max: 4, noNaN: true }), (drawn, z) => {
      const limit = z * Math.sqrt(drawn.reduce((sum, one) => sum + one * one, 0));
      let [above, all] = [0, 0];
      for (const signs of allSigns(drawn.length)) {
        all += 1;
        const sum = signs.reduce((so, sign, at) => so + sign * drawn[at]!, 0);
        if (limit > 0 && sum >= limit * (1 + 1e-9)) above += 1;
      }
      expect(above / all).toBeLessThanOrEqual(signTail(z) + 1e-9);
    }),
  );
});

it('reaches the bound with two coins, so that nothing smaller would hold', () => {
  expect(signTail(Math.SQRT2)).toBeCloseTo(0.25, 12);
});

it('finds the z that is just rare enough', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 0.9, noNaN: true }), (miss) => {
      const z = signQuantile(miss);
      expect(signTail(z)).toBeLessThanOrEqual(miss);
      expect(signTail(z - 1e-6)).toBeGreaterThan(miss);
    }),
  );
});

it('says nothing of no dimension', () => {
  expect(signSquareTail(0, 0)).toBe(1);
  expect(signSquareTail(4, 1)).toBeCloseTo(2 * signTail(2), 12);
});
