import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EngineError } from '../error.ts';
import { type Csr, csrFromTriplets, forEachInRow, transpose } from './csr.ts';
import { RowSums } from './row-sums.ts';

const dense = (matrix: Csr): number[][] =>
  Array.from({ length: matrix.rowCount }, (_, row) => {
    const cells = new Array<number>(matrix.columnCount).fill(0);
    forEachInRow(matrix, row, (column, value) => {
      cells[column]! += value;
    });
    return cells;
  });

const cells = fc.array(
  fc.record({ row: fc.nat(4), column: fc.nat(6), value: fc.integer({ min: 1, max: 9 }) }),
);
const matrixOf = (given: readonly { row: number; column: number; value: number }[]) =>
  csrFromTriplets(5, 7, {
    rows: given.map(({ row }) => row),
    columns: given.map(({ column }) => column),
    values: given.map(({ value }) => value),
  });

it('holds the sum of the cells at every place, columns ascending and once', () => {
  fc.assert(
    fc.property(cells, (given) => {
      const expected = Array.from({ length: 5 }, () => new Array<number>(7).fill(0));
      for (const { row, column, value } of given) expected[row]![column]! += value;
      const matrix = matrixOf(given);
      expect(dense(matrix)).toEqual(expected);
      for (let row = 0; row < 5; row++) {
        const columns: number[] = [];
        forEachInRow(matrix, row, (column) => columns.push(column));
        expect(columns).toEqual([...new Set(columns)].sort((a, b) => a - b));
      }
    }),
  );
});

it('is itself when transposed twice', () => {
  fc.assert(
    fc.property(cells, (given) => {
      const matrix = matrixOf(given);
      expect(transpose(transpose(matrix))).toEqual(matrix);
      const columns = dense(transpose(matrix));
      expect(dense(matrix)).toEqual(
        Array.from({ length: 5 }, (_, row) => columns.map((column) => column[row])),
      );
    }),
  );
});

it('refuses cells outside and lists of different lengths', () => {
  const one = { rows: [5], columns: [0], values: [1] };
  expect(() => csrFromTriplets(5, 7, one)).toThrow(EngineError);
  expect(() => csrFromTriplets(5, 7, { ...one, rows: [0], columns: [-1] })).toThrow(EngineError);
  expect(() => csrFromTriplets(5, 7, { ...one, values: [] })).toThrow(EngineError);
});

it('drains a row under construction once', () => {
  const row = new RowSums(4);
  row.add(3, 1);
  row.add(1, 2);
  row.add(3, 4);
  const drained: number[][] = [];
  row.drain((column, sum) => drained.push([column, sum]));
  row.drain((column, sum) => drained.push([column, sum]));
  expect(drained).toEqual([
    [3, 5],
    [1, 2],
  ]);
});
