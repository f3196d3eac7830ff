import { describe, expect, it } from 'vitest';
import { KernelPool } from '../kernel/pool.ts';
import { csrFromTriplets } from '../matrix/csr.ts';
import { AlternatingSquares, type FactorProblem } from './alternating.ts';

/** Listeners of one half play items of that half: two factors explain all of it. */
const halves = csrFromTriplets(40, 30, {
  rows: Array.from({ length: 600 }, (_, at) => at % 40),
  columns: Array.from({ length: 600 }, (_, at) => ((at * 7) % 15) * 2 + (at % 2)),
  values: new Float64Array(600).fill(5),
});
const problem: FactorProblem = {
  cells: halves,
  unobserved: 1,
  rowRidge: new Float32Array(40).fill(0.1),
  columnRidge: new Float32Array(30).fill(0.1),
};

function objective(als: AlternatingSquares): number {
  const { rows, columns } = als.factors();
  const weights = new Map<number, number>();
  for (let row = 0; row < 40; row++) {
    for (let at = halves.rowStarts[row]!; at < halves.rowStarts[row + 1]!; at++) {
      weights.set(row * 30 + halves.columns[at]!, halves.values[at]!);
    }
  }
  let sum = 0;
  for (let row = 0; row < 40; row++) {
    for (let column = 0; column < 30; column++) {
      let product = 0;
      for (let f = 0; f < als.width; f++) {
        product += rows[row * als.width + f]! * columns[column * als.width + f]!;
      }
      const weight = weights.get(row * 30 + column);
      sum += weight === undefined ? product ** 2 : (weight + 1) * (1 - product) ** 2;
    }
  }
  for (const value of rows) sum += 0.1 * value * value;
  for (const value of columns) sum += 0.1 * value * value;
  return sum;
}

function after(sweeps: number, threads = 1): { als: AlternatingSquares; objectives: number[] } {
  const pool = new KernelPool(threads);
  const als = new AlternatingSquares(pool, problem, { factors: 4, steps: 3, seed: 1 });
  const objectives: number[] = [];
  for (let sweep = 0; sweep < sweeps; sweep++) {
    als.sweep();
    objectives.push(objective(als));
  }
  pool.close();
  return { als, objectives };
}

describe('alternating least squares', () => {
  it('never raises the objective, and finds the two halves', () => {
    const { als, objectives } = after(12);
    for (let at = 1; at < objectives.length; at++) {
      expect(objectives[at]).toBeLessThanOrEqual(objectives[at - 1]! * (1 + 1e-5));
    }
    const { rows, columns } = als.factors();
    const score = (row: number, column: number) =>
      columns
        .subarray(column * als.width, (column + 1) * als.width)
        .reduce((sum, value, f) => sum + value * rows[row * als.width + f]!, 0);
    expect(score(0, 0)).toBeGreaterThan(0.8);
    expect(Math.abs(score(0, 1))).toBeLessThan(0.2);
  });

  it('gives the same factors whatever the number of threads', () => {
    expect(after(3, 2).als.factors()).toEqual(after(3).als.factors());
  });
});
