import type { Csr } from '../matrix/csr.ts';
import { seededRandom } from '../random.ts';
import { normalised, type Vectors } from './vectors.ts';

const width = 16;
const steps = 15;

/**
 * Rows of length 1 from a matrix of similarities (square, cells at least 0): the leading eigenvectors, times their values, of
 * D^−½ (W + Wᵀ) D^−½, where D are the row sums with their mean added, lest small islands take all directions
 * (Qin and Rohe, "Regularized Spectral Clustering under the Degree-Corrected Stochastic Blockmodel", NIPS
 * 2013; rows normalised as Ng, Jordan and Weiss, NIPS 2001). By subspace iteration from one seed, so
 * the same matrix gives the same rows. Time is steps · width · (2 cells + width · rows).
 */
export function spectralVectors(similar: Csr): Vectors {
  const count = similar.rowCount;
  const scale = scales(similar);
  const random = seededRandom(1);
  let block = Array.from({ length: width }, () =>
    Float64Array.from(scale, (one) => (one > 0 ? random() - 0.5 : 0)),
  );
  for (let step = 0; step < steps; step++) {
    block = orthonormal(block.map((vector) => image(similar, scale, vector)));
  }
  const rows = new Float32Array(count * width);
  for (const [at, vector] of block.entries()) {
    const value = Math.max(0, dot(image(similar, scale, vector), vector) - 1);
    for (let row = 0; row < count; row++) rows[row * width + at] = value * vector[row]!;
  }
  return normalised({ width, count, rows });
}

/** D^−½ by row; 0 for rows and columns without a cell. */
function scales({ rowCount, rowStarts, columns, values }: Csr): Float64Array {
  const degrees = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    for (let at = rowStarts[row]!; at < rowStarts[row + 1]!; at++) {
      degrees[row]! += values[at]!;
      degrees[columns[at]!]! += values[at]!;
    }
  }
  const placed = degrees.reduce((sum, degree) => sum + (degree > 0 ? 1 : 0), 0);
  const mean = degrees.reduce((sum, degree) => sum + degree, 0) / Math.max(1, placed);
  return degrees.map((degree) => (degree > 0 ? 1 / Math.sqrt(degree + mean) : 0));
}

/** (1 + D^−½ (W + Wᵀ) D^−½) v: the one keeps what is unlike from counting as much as what is alike. */
function image(
  { rowCount, rowStarts, columns, values }: Csr,
  scale: Float64Array,
  v: Float64Array,
) {
  const out = Float64Array.from(v);
  for (let row = 0; row < rowCount; row++) {
    const own = scale[row]! * v[row]!;
    let sum = 0;
    for (let at = rowStarts[row]!; at < rowStarts[row + 1]!; at++) {
      const column = columns[at]!;
      sum += values[at]! * scale[column]! * v[column]!;
      out[column]! += values[at]! * scale[column]! * own;
    }
    out[row]! += scale[row]! * sum;
  }
  return out;
}

/** Gram and Schmidt; a vector that the others hold already becomes 0. */
function orthonormal(block: readonly Float64Array[]): Float64Array<ArrayBuffer>[] {
  const done: Float64Array<ArrayBuffer>[] = [];
  for (const vector of block) {
    const rest = Float64Array.from(vector);
    const before = Math.sqrt(dot(rest, rest));
    for (const one of done) {
      const share = dot(rest, one);
      for (let at = 0; at < rest.length; at++) rest[at]! -= share * one[at]!;
    }
    const length = Math.sqrt(dot(rest, rest));
    done.push(length > 1e-9 * before ? rest.map((value) => value / length) : rest.fill(0));
  }
  return done;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}
