import type { AlternatingSquares, Csr } from '@echotune/engine';

/** xᵀx of a matrix of `width` columns. */
function gram(rows: Float32Array, width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (let row = 0; row < rows.length; row += width) {
    for (let a = 0; a < width; a++) {
      const by = rows[row + a]!;
      for (let b = 0; b < width; b++) out[a * width + b]! += by * rows[row + b]!;
    }
  }
  return out;
}

/** Σ over all cells of c (p − x·y)² + regularization (|x|² + |y|²), as the peer's file defines it. */
export function objective(
  cells: Csr,
  als: AlternatingSquares,
  { alpha, regularization }: { readonly alpha: number; readonly regularization: number },
): number {
  const { width } = als;
  const { rows, columns } = als.factors();
  const [ofRows, ofColumns] = [gram(rows, width), gram(columns, width)];
  let sum = ofRows.reduce((total, cell, at) => total + cell * ofColumns[at]!, 0);
  for (let row = 0; row < cells.rowCount; row++) {
    for (let at = cells.rowStarts[row]!; at < cells.rowStarts[row + 1]!; at++) {
      let product = 0;
      const y = cells.columns[at]! * width;
      for (let f = 0; f < width; f++) product += rows[row * width + f]! * columns[y + f]!;
      sum += alpha * (1 - product) ** 2 - product ** 2;
    }
  }
  for (const value of rows) sum += regularization * value * value;
  for (const value of columns) sum += regularization * value * value;
  return sum;
}
