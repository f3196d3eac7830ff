import { EngineError } from '../error.ts';
import { lowerBound } from './lower-bound.ts';

/**
 * A sparse matrix, row by row: row r owns positions rowStarts[r] … rowStarts[r + 1] − 1 of `columns` and
 * `values`. Columns ascend within a row where a function says so.
 */
export interface Csr {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly rowStarts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** Cells in any order; cells with the same place add up. */
export interface Triplets {
  readonly rows: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** Starts of rows from their lengths: a running sum with a leading 0. */
export function rowStartsOf(lengths: Int32Array): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row++) starts[row + 1] = starts[row]! + lengths[row]!;
  return starts;
}

/** One cell, 0 where there is none; columns must ascend within the row. */
export function cellOf({ rowStarts, columns, values }: Csr, row: number, column: number): number {
  const end = rowStarts[row + 1] ?? 0;
  const at = lowerBound(columns, column, rowStarts[row] ?? 0, end);
  return at < end && columns[at] === column ? values[at]! : 0;
}

/** The other way round: rows become columns, which ascend within a row. Linear (counting sort). */
export function transpose(matrix: Csr): Csr {
  const lengths = new Int32Array(matrix.columnCount);
  for (const column of matrix.columns) lengths[column]! += 1;
  const rowStarts = rowStartsOf(lengths);
  const next = rowStarts.slice();
  const columns = new Int32Array(matrix.columns.length);
  const values = new Float64Array(matrix.columns.length);
  for (let row = 0; row < matrix.rowCount; row++) {
    for (let at = matrix.rowStarts[row]!; at < matrix.rowStarts[row + 1]!; at++) {
      const place = next[matrix.columns[at]!]!++;
      columns[place] = row;
      values[place] = matrix.values[at]!;
    }
  }
  return {
    rowCount: matrix.columnCount,
    columnCount: matrix.rowCount,
    rowStarts,
    columns,
    values,
  };
}

/** The same matrix with one cell for each run of equal columns; columns must ascend within rows. */
function added(matrix: Csr): Csr {
  const rowStarts = new Int32Array(matrix.rowCount + 1);
  const columns = new Int32Array(matrix.columns.length);
  const values = new Float64Array(matrix.columns.length);
  let end = 0;
  for (let row = 0; row < matrix.rowCount; row++) {
    for (let at = matrix.rowStarts[row]!; at < matrix.rowStarts[row + 1]!; at++) {
      const column = matrix.columns[at]!;
      if (end === rowStarts[row] || columns[end - 1] !== column) columns[end++] = column;
      values[end - 1]! += matrix.values[at]!;
    }
    rowStarts[row + 1] = end;
  }
  return { ...matrix, rowStarts, columns: columns.slice(0, end), values: values.slice(0, end) };
}

/**
 * Sorts cells into rows with ascending columns. Throws EngineError('shape-mismatch') for lists of
 * different lengths or a cell outside the matrix.
 */
export function csrFromTriplets(rowCount: number, columnCount: number, cells: Triplets): Csr {
  const count = cells.values.length;
  if (cells.rows.length !== count || cells.columns.length !== count) {
    throw new EngineError('shape-mismatch', 'rows, columns and values differ in length');
  }
  const lengths = new Int32Array(columnCount);
  for (let cell = 0; cell < count; cell++) {
    const row = cells.rows[cell]!;
    const column = cells.columns[cell]!;
    if (!(row >= 0 && row < rowCount && column >= 0 && column < columnCount)) {
      throw new EngineError('shape-mismatch', `cell ${row}, ${column} is outside the matrix`);
    }
    lengths[column]! += 1;
  }
  const byColumn = {
    rowCount: columnCount,
    columnCount: rowCount,
    rowStarts: rowStartsOf(lengths),
    columns: new Int32Array(count),
    values: new Float64Array(count),
  };
  const next = byColumn.rowStarts.slice();
  for (let cell = 0; cell < count; cell++) {
    const place = next[cells.columns[cell]!]!++;
    byColumn.columns[place] = cells.rows[cell]!;
    byColumn.values[place] = cells.values[cell]!;
  }
  return added(transpose(byColumn));
}

/** Calls `visit` for each stored cell of a row, in stored order; nothing for rows outside the matrix. */
export function forEachInRow(
  matrix: Csr,
  row: number,
  visit: (column: number, value: number) => void,
): void {
  if (row < 0 || row >= matrix.rowCount) return;
  for (let at = matrix.rowStarts[row]!; at < matrix.rowStarts[row + 1]!; at++) {
    visit(matrix.columns[at]!, matrix.values[at]!);
  }
}
