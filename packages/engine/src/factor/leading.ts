import type { Csr } from '../matrix/csr.ts';

const steps = 20;

/**
 * √λ v of the leading eigenpair of XᵀX, by column: c cᵀ is the best matrix of rank one beside it, what
 * popularity alone makes of a pair. X has no negative cells, so neither has c. Power iteration from equal
 * shares; all 0 for an empty X.
 */
export function leadingFactor(matrix: Csr): Float64Array {
  let vector = new Float64Array(matrix.columnCount).fill(1);
  let value = 0;
  for (let step = 0; step < steps; step++) {
    const image = timesGram(matrix, vector);
    value = Math.sqrt(image.reduce((sum, one) => sum + one * one, 0));
    if (value === 0) return image;
    vector = image.map((one) => one / value);
  }
  return vector.map((one) => one * Math.sqrt(value));
}

/** XᵀX v. */
function timesGram(matrix: Csr, vector: Float64Array): Float64Array<ArrayBuffer> {
  const { rowCount, rowStarts, columns, values } = matrix;
  const image = new Float64Array(vector.length);
  for (let row = 0; row < rowCount; row++) {
    const end = rowStarts[row + 1]!;
    let product = 0;
    for (let at = rowStarts[row]!; at < end; at++) product += values[at]! * vector[columns[at]!]!;
    for (let at = rowStarts[row]!; at < end; at++) image[columns[at]!]! += product * values[at]!;
  }
  return image;
}
