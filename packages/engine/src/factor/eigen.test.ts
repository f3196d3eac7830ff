import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eigen } from './eigen.ts';

const matrix = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: -1e3, max: 1e3, noNaN: true })), {
      minLength: n * n,
      maxLength: n * n,
    })
    .map((cells) => ({ n, cells })),
);

/** Cells on and right of the diagonal, mirrored. */
const cellOf = (cells: readonly number[], n: number, i: number, j: number) =>
  cells[Math.min(i, j) * n + Math.max(i, j)]!;

describe('eigenvectors', () => {
  it('give the matrix back, and are orthonormal', () => {
    fc.assert(
      fc.property(matrix, ({ n, cells }) => {
        const { values, vectors } = eigen(cells, n);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            let cell = 0;
            let product = 0;
            for (let k = 0; k < n; k++) {
              cell += vectors[i * n + k]! * values[k]! * vectors[j * n + k]!;
              product += vectors[k * n + i]! * vectors[k * n + j]!;
            }
            expect(Math.abs(cell - cellOf(cells, n, i, j))).toBeLessThan(1e-8 * n * 1e3);
            expect(Math.abs(product - (i === j ? 1 : 0))).toBeLessThan(1e-10);
          }
        }
      }),
    );
  });

  it('of a diagonal matrix are its axes, of nothing nothing', () => {
    expect([...eigen([2, 0, 0, 0, 5, 0, 0, 0, 3], 3).values].toSorted()).toEqual([2, 3, 5]);
    expect(eigen([], 0).values.length).toBe(0);
  });
});
