import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { kindDrift } from './kind-drift.ts';
import { chiSquareTail } from './tails.ts';
import { type WhimsPlan, whims } from './whims.fixture.ts';

function drifts(plan: WhimsPlan, turned: number, count: number) {
  const random = seededRandom(7);
  return Array.from({ length: count }, () => {
    const [reference, current] = [whims(plan, random), whims({ ...plan, turned }, random)];
    return { kinds: plan.kinds, reference, current };
  });
}

/** What is told of independent plays. */
function plainP({ kinds, reference, current }: ReturnType<typeof drifts>[number]): number {
  const columns = [reference, current].map((cells) => {
    const sums = new Float64Array(kinds);
    for (const [cell, count] of cells.entries()) sums[cell % kinds]! += count;
    return sums;
  });
  const [was, is] = columns.map((sums) => sums.reduce((sum, count) => sum + count, 0));
  const square = columns[0]!.reduce((sum, before, kind) => {
    const share = (before + columns[1]![kind]!) / (was! + is!);
    const gap = columns[1]![kind]! / is! - before / was!;
    return share === 0 ? sum : sum + gap ** 2 / share / (1 / was! + 1 / is!);
  }, 0);
  return chiSquareTail(square, kinds - 1);
}

const share = (ps: readonly number[], limit: number) =>
  ps.filter((p) => p <= limit).length / ps.length;

it.each([20, 50, 400])('does not take the whims of %i listeners for a drift', (listeners) => {
  const still = drifts({ listeners, kinds: 6 }, 0, 200);
  const ps = still.map((counts) => kindDrift(counts).p);
  for (const limit of [0.2, 0.05, 0.01]) expect(share(ps, limit)).toBeLessThanOrEqual(limit);
  // Were plays independent, as χ² takes them to be, nearly all of this were drift.
  expect(share(still.map(plainP), 0.01)).toBeGreaterThan(0.5);
});

it('sees half of the listeners turn to another kind, more surely the more they are', () => {
  const ps = (listeners: number, turned: number) =>
    drifts({ listeners, kinds: 6 }, turned, 40).map((counts) => kindDrift(counts).p);
  expect(share(ps(200, 0.5), 1e-4)).toBeGreaterThan(0.9);
  expect(share(ps(2000, 0.15), 1e-4)).toBeGreaterThan(0.9);
  expect(share(ps(50, 0.5), 0.05)).toBeGreaterThan(0.3);
});

it('tells the divergence that chance makes of as many listeners', () => {
  const still = drifts({ listeners: 300, kinds: 6 }, 0, 60).map(kindDrift);
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const [seen, foretold] = [
    mean(still.map(({ divergence }) => divergence)),
    mean(still.map(({ divergenceByChance }) => divergenceByChance)),
  ];
  expect(foretold / seen).toBeGreaterThan(0.8);
  expect(foretold / seen).toBeLessThan(1.25);
  const moved = kindDrift(drifts({ listeners: 300, kinds: 6 }, 0.5, 1)[0]!);
  expect(moved.divergence).toBeGreaterThan(3 * moved.divergenceByChance);
  expect(moved.currentShares[5]).toBeGreaterThan(moved.referenceShares[5]! + 0.1);
});

const count = fc.integer({ min: 0, max: 6 });
const rows = fc.array(fc.array(count, { minLength: 6, maxLength: 6 }), { maxLength: 60 });

it('is the same whichever window comes first, and nothing where both are the same', () => {
  fc.assert(
    fc.property(rows, (drawn) => {
      const reference = drawn.flatMap((row) => row.slice(0, 3));
      const current = drawn.flatMap((row) => row.slice(3));
      const [there, back] = [
        kindDrift({ kinds: 3, reference, current }),
        kindDrift({ kinds: 3, reference: current, current: reference }),
      ];
      expect(back.p).toBeCloseTo(there.p, 9);
      expect(back.divergence).toBeCloseTo(there.divergence, 9);
      expect(there.divergence >= 0 && there.divergence <= 1).toBe(true);
      const same = kindDrift({ kinds: 3, reference, current: reference });
      expect(same.p).toBe(1);
      expect(same.divergence).toBeCloseTo(0, 9);
    }),
  );
});

it('is not moved by who merely played more', () => {
  const reference = Array.from({ length: 80 }, (_, row) => [row % 5, (row + 2) % 5]).flat();
  const twice = reference.map((plays) => 2 * plays);
  const mixed = kindDrift({ kinds: 2, reference, current: twice });
  expect(mixed.divergence).toBeCloseTo(0, 9);
  expect(mixed.p).toBe(1);
});

it('judges what few listeners play as one, and cannot judge a handful of listeners', () => {
  const kinds = 40;
  const reference = whims({ listeners: 60, kinds }, seededRandom(1));
  const current = whims({ listeners: 60, kinds, turned: 0.9 }, seededRandom(2));
  expect(kindDrift({ kinds, reference, current }).p).toBeLessThan(1e-3);
  const of = (cells: Int32Array) => cells.slice(0, 8 * kinds);
  const few = kindDrift({ kinds, reference: of(reference), current: of(current) });
  expect(few).toMatchObject({ listeners: 8, p: 1 });
  expect(kindDrift({ kinds, reference: [], current: [] })).toMatchObject({ listeners: 0, p: 1 });
});

it('refuses rows that are not parallel and counts that are none', () => {
  const drift = (reference: number[], current: number[]) => () =>
    kindDrift({ kinds: 2, reference, current });
  expect(drift([1, 2], [1])).toThrow(expect.objectContaining({ code: 'shape-mismatch' }));
  expect(drift([1, 2, 3], [1, 2, 3])).toThrow(expect.objectContaining({ code: 'shape-mismatch' }));
  expect(drift([1, -2], [1, 2])).toThrow(expect.objectContaining({ code: 'bad-number' }));
  expect(drift([1, 2], [1, Number.NaN])).toThrow(expect.objectContaining({ code: 'bad-number' }));
});
