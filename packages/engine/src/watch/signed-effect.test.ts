import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { SignedEffect } from './signed-effect.ts';
import { signTail } from './tails.ts';

const listener = fc.record({
  sign: fc.constantFrom(1, -1),
  a: fc.double({ min: -5, max: 5, noNaN: true }),
  b: fc.double({ min: 0.1, max: 5, noNaN: true }),
});

function effectOf(listeners: readonly { sign: number; a: number; b: number }[], more = 0) {
  const effect = new SignedEffect();
  for (const { sign, a, b } of listeners) effect.add(sign, a + more * sign * b, sign * b);
  return effect;
}

it('moves with the effect: estimate and interval', () => {
  const listeners = fc.array(listener, { minLength: 30, maxLength: 40 });
  fc.assert(
    fc.property(listeners, fc.double({ min: -2, max: 2, noNaN: true }), (drawn, more) => {
      const [here, there] = [effectOf(drawn), effectOf(drawn, more)];
      expect(there.estimate()).toBeCloseTo(here.estimate() + more, 6);
      const [narrow, moved] = [here.interval(0.05), there.interval(0.05)];
      expect(moved.low).toBeCloseTo(narrow.low + more, 5);
      expect(moved.high).toBeCloseTo(narrow.high + more, 5);
      expect(here.interval(0.01).low).toBeLessThanOrEqual(narrow.low);
    }),
  );
});

it('ends its interval just where chance would become too rare an excuse', () => {
  const random = seededRandom(4);
  const listeners = Array.from({ length: 40 }, () => ({ sign: 1, a: random() + 0.2, b: 1 }));
  const { low } = effectOf(listeners).interval(0.01);
  expect(signTail(effectOf(listeners, -low).deviation())).toBeCloseTo(0.01, 6);
});

it('excludes nothing where there are too few to agree', () => {
  const few = Array.from({ length: 5 }, () => ({ sign: 1, a: 1, b: 1 }));
  const unknown = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  expect(effectOf(few).interval(0.001)).toEqual(unknown);
  expect(new SignedEffect().interval(0.5)).toEqual(unknown);
  expect(new SignedEffect().estimate()).toBe(0);
  expect(new SignedEffect().deviation()).toBe(0);
});
