import { expect, it } from 'vitest';
import { factorise, solveFactorised } from './cholesky.ts';

it('solves what it factorised', () => {
  const matrix = [4, 1, 0, 1, 5, 2, 0, 2, 6];
  const x = solveFactorised(factorise(Float64Array.from(matrix), 3), [1, 2, 3]);
  for (const row of [0, 1, 2]) {
    const sum = x.reduce((total, value, column) => total + value * matrix[row * 3 + column]!, 0);
    expect(sum).toBeCloseTo(row + 1, 12);
  }
  expect(solveFactorised(factorise(new Float64Array(0), 0), []).length).toBe(0);
});
