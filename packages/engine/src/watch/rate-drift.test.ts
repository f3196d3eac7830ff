import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { likings, outcomes } from './outcomes.fixture.ts';
import { type Direction, rateDrift } from './rate-drift.ts';

function drifts(listeners: number, factor: number, direction: Direction, count: number) {
  const random = seededRandom(3);
  return Array.from({ length: count }, () => {
    const rates = likings(listeners, random);
    const [reference, current] = [outcomes(rates, random), outcomes(rates, random, () => factor)];
    return rateDrift({ reference, current }, direction);
  });
}

const share = (all: readonly { readonly p: number }[], limit: number) =>
  all.filter(({ p }) => p <= limit).length / all.length;

it.each([
  ...(['either', 'fall', 'rise'] as const).flatMap((direction) =>
    [20, 50, 400].map((listeners) => ({ direction, listeners })),
  ),
])('does not take moods of $listeners listeners for a drift ($direction)', (of) => {
  const still = drifts(of.listeners, 1, of.direction, 150);
  for (const limit of [0.2, 0.05, 0.01]) expect(share(still, limit)).toBeLessThanOrEqual(limit);
});

it('sees a rate fall, and that it did not rise', () => {
  const fallen = drifts(400, 0.75, 'fall', 30);
  expect(share(fallen, 1e-4)).toBeGreaterThan(0.9);
  expect(share(drifts(400, 0.75, 'either', 30), 1e-4)).toBeGreaterThan(0.8);
  expect(share(drifts(400, 0.75, 'rise', 30), 0.9)).toBe(0);
  const mean = fallen.reduce((sum, { change }) => sum + change, 0) / fallen.length;
  expect(mean).toBeCloseTo(-0.25 * 0.3, 1);
});

const count = fc.nat(9);
const rows = fc.array(fc.tuple(count, count, count, count), { minLength: 1, maxLength: 40 });

it('turns its sign with the windows', () => {
  fc.assert(
    fc.property(rows, (drawn) => {
      const reference = {
        tries: drawn.map(([tries, hits]) => tries + hits),
        hits: drawn.map(([, hits]) => hits),
      };
      const current = {
        tries: drawn.map(([, , tries, hits]) => tries + hits),
        hits: drawn.map(([, , , hits]) => hits),
      };
      const there = rateDrift({ reference, current }, 'rise');
      const back = rateDrift({ reference: current, current: reference }, 'fall');
      expect(back.p).toBeCloseTo(there.p, 9);
      const signs = [back, there].map(({ change }) => Math.sign(Math.round(1e9 * change)));
      expect(Math.abs(signs[0]! + signs[1]!)).toBe(0);
      expect(back.currentRate).toBe(there.referenceRate);
    }),
  );
});

it('takes rounding for no change: who accepts everything goes on doing so', () => {
  const of = (random = seededRandom(1)) =>
    Array.from({ length: 90 }, () => Math.floor(30 * random()));
  const [before, after] = [of(), of(seededRandom(2))];
  const reference = { tries: before, hits: before };
  expect(rateDrift({ reference, current: { tries: after, hits: after } }, 'either').p).toBe(1);
});

it('knows nothing of nobody, and refuses hits without tries', () => {
  const none = { tries: [], hits: [] };
  expect(rateDrift({ reference: none, current: none }, 'either')).toEqual({
    ...{ listeners: 0, p: 1, referenceRate: 0, currentRate: 0, change: 0 },
  });
  const of = (tries: number[], hits: number[]) => () =>
    rateDrift({ reference: { tries, hits }, current: { tries, hits } }, 'fall');
  expect(of([1], [2])).toThrow(expect.objectContaining({ code: 'bad-number' }));
  expect(of([1, 2], [1])).toThrow(expect.objectContaining({ code: 'shape-mismatch' }));
});
