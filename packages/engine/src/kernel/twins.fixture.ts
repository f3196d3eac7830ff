import type { Csr } from '../matrix/csr.ts';
import type { Neighbourhoods } from './solve-neighbourhoods.ts';

/** Readable twins of the kernels in float64, on plain arrays: what `packages/engine/kernels` must agree with. */

/** yᵀy of an n × width matrix. */
export function gramTwin(y: ArrayLike<number>, rows: number, width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (let row = 0; row < rows; row++) {
    for (let a = 0; a < width; a++) {
      for (let b = 0; b < width; b++) {
        out[a * width + b]! += y[row * width + a]! * y[row * width + b]!;
      }
    }
  }
  return out;
}

/** a · b with a n × depth and b depth × width. */
export function productTwin(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  shape: { rows: number; depth: number; width: number },
): Float64Array {
  const { rows, depth, width } = shape;
  const out = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < depth; k++) {
      for (let c = 0; c < width; c++)
        out[row * width + c]! += a[row * depth + k]! * b[k * width + c]!;
    }
  }
  return out;
}

/** y_i · x for every row of `width` numbers, 0 where it is below. */
export function scoresTwin(
  y: ArrayLike<number>,
  x: ArrayLike<number>,
  width: number,
): Float64Array {
  const shape = { rows: y.length / width, depth: width, width: 1 };
  return productTwin(y, x, shape).map((score) => Math.max(0, score));
}

export function itemsAboveTwin(scores: readonly number[], floor: number): number[] {
  return [...scores.keys()].filter((item) => scores[item]! > floor);
}

export function itemsFromTwin(scores: Float32Array, least: number): number[] {
  return [...scores.keys()].filter((item) => scores[item]! >= least);
}

/** x with A x = b for a symmetric positive definite A, n × n: Gaussian elimination. */
function solveTwin(matrix: ArrayLike<number>, right: ArrayLike<number>): Float64Array {
  const n = right.length;
  const a = Float64Array.from(matrix);
  const x = Float64Array.from(right);
  for (let k = 0; k < n; k++) {
    for (let row = k + 1; row < n; row++) {
      const by = a[row * n + k]! / a[k * n + k]!;
      for (let c = k; c < n; c++) a[row * n + c]! -= by * a[k * n + c]!;
      x[row]! -= by * x[k]!;
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let c = row + 1; c < n; c++) x[row]! -= a[row * n + c]! * x[c]!;
    x[row]! /= a[row * n + row]!;
  }
  return x;
}

export interface RowProblem {
  readonly cells: Csr;
  readonly unobserved: number;
  readonly ridge: ArrayLike<number>;
  /** Gram matrix of the fixed side. */
  readonly gram: ArrayLike<number>;
  readonly fixed: ArrayLike<number>;
  readonly width: number;
}

/** (w₀ G + Σ s y yᵀ + ridge) x = Σ (s + w₀) y for every row. */
export function solveRowsTwin(problem: RowProblem): Float64Array {
  const { cells, unobserved, ridge, gram, fixed, width } = problem;
  const out = new Float64Array(cells.rowCount * width);
  for (let row = 0; row < cells.rowCount; row++) {
    const matrix = Float64Array.from(gram, (cell) => cell * unobserved);
    const right = new Float64Array(width);
    for (let f = 0; f < width; f++) matrix[f * width + f]! += ridge[row]!;
    for (let at = cells.rowStarts[row]!; at < cells.rowStarts[row + 1]!; at++) {
      const y = cells.columns[at]! * width;
      const s = cells.values[at]!;
      for (let a = 0; a < width; a++) {
        right[a]! += (s + unobserved) * fixed[y + a]!;
        for (let b = 0; b < width; b++) matrix[a * width + b]! += s * fixed[y + a]! * fixed[y + b]!;
      }
    }
    out.set(solveTwin(matrix, right), row * width);
  }
  return out;
}

/** Each row's Gram cells by the Gram matrix among their columns, which lacks some: least squares by cell. */
export function neighbourhoodsTwin({ gram, ridged, common }: Neighbourhoods): Float64Array {
  const { rowCount, rowStarts, columns, values } = gram;
  const known = new Map<string, number>();
  for (let row = 0; row < rowCount; row++) {
    for (let at = rowStarts[row]!; at < rowStarts[row + 1]!; at++) {
      known.set(`${row} ${columns[at]}`, values[at]!);
      known.set(`${columns[at]} ${row}`, values[at]!);
    }
  }
  const cell = (a: number, b: number) =>
    a === b ? ridged[a]! : (known.get(`${a} ${b}`) ?? common[a]! * common[b]!);
  const out = new Float64Array(values.length);
  for (let row = 0; row < rowCount; row++) {
    const [from, to] = [rowStarts[row]!, rowStarts[row + 1]!];
    const own = [...columns.subarray(from, to)];
    const matrix = own.flatMap((a) => own.map((b) => cell(a, b)));
    out.set(solveTwin(matrix, values.subarray(from, to)), from);
  }
  return out;
}
