import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { pairedBootstrap } from './paired-bootstrap.ts';

const options = { seed: 1, rounds: 500 };
const column = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  minLength: 1,
  maxLength: 40,
});

it('finds no difference between a model and itself', () => {
  fc.assert(
    fc.property(column, (values) => {
      const same = { difference: 0, low: 0, high: 0, p: 1 };
      expect(pairedBootstrap(values, values, options)).toEqual(same);
    }),
  );
});

it('is the same for the same seed, and turns its sign with the models', () => {
  const pairs = fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(pairs, (drawn) => {
      const [first, second] = [drawn.map(([one]) => one), drawn.map(([, other]) => other)];
      const there = pairedBootstrap(first, second, options);
      expect(pairedBootstrap(first, second, options)).toEqual(there);
      expect(pairedBootstrap(second, first, options).difference).toBeCloseTo(-there.difference, 9);
      expect(there.low).toBeLessThanOrEqual(there.high);
      expect(there.p > 0 && there.p <= 1).toBe(true);
    }),
  );
});

it('sees through noise that both models share', () => {
  const random = seededRandom(3);
  const hard = Array.from({ length: 200 }, () => random());
  const better = hard.map((value) => value + 0.01 + 0.01 * random());
  const { difference, low, p } = pairedBootstrap(better, hard, options);
  expect(difference).toBeCloseTo(0.015, 2);
  expect(low).toBeGreaterThan(0);
  expect(p).toBeLessThan(0.01);
});

it('calls about one in twenty differences significant where there are none', () => {
  const random = seededRandom(5);
  const draw = () => Array.from({ length: 60 }, () => random());
  const tries = Array.from({ length: 400 }, (_, seed) =>
    pairedBootstrap(draw(), draw(), { seed, rounds: 300 }),
  );
  const wrong = tries.filter(({ p }) => p < 0.05).length / tries.length;
  expect(wrong).toBeGreaterThan(0.01);
  expect(wrong).toBeLessThan(0.1);
});

it('knows nothing of no cases, and refuses columns that are not parallel', () => {
  expect(pairedBootstrap([], [], options).p).toBe(1);
  expect(() => pairedBootstrap([1], [1, 2], options)).toThrow(RangeError);
});
