import { eigen } from '../factor/eigen.ts';
import type { Vectors } from './vectors.ts';

/**
 * Coordinates on the `axes` directions in which rows differ most (Pearson, 1901), largest first, `axes`
 * numbers a row; fewer directions than asked for where rows have fewer. Of each axis the sign is the one
 * with which its largest part is positive, so that it does not depend on the arithmetic.
 */
export function principalCoordinates({ width, count, rows }: Vectors, axes: number): Vectors {
  const kept = Math.min(axes, width);
  const mean = new Float64Array(width);
  for (let at = 0; at < count * width; at++) mean[at % width]! += rows[at]! / count;
  const covariance = new Float64Array(width * width);
  const apart = new Float64Array(width);
  for (let row = 0; row < count; row++) {
    for (let at = 0; at < width; at++) apart[at] = rows[row * width + at]! - mean[at]!;
    for (let a = 0; a < width; a++) {
      for (let b = a; b < width; b++) covariance[a * width + b]! += apart[a]! * apart[b]!;
    }
  }
  const { values, vectors } = eigen(covariance, width);
  const order = [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b).slice(0, kept);
  const out = new Float32Array(count * kept);
  for (const [axis, column] of order.entries()) {
    const direction = Float64Array.from(mean, (_, at) => vectors[at * width + column]!);
    const largest = direction.reduce(
      (most, part) => (Math.abs(part) > Math.abs(most) ? part : most),
      0,
    );
    for (let row = 0; row < count; row++) {
      let sum = 0;
      for (let at = 0; at < width; at++) {
        sum += (rows[row * width + at]! - mean[at]!) * direction[at]!;
      }
      out[row * kept + axis] = largest < 0 ? -sum : sum;
    }
  }
  return { width: kept, count, rows: out };
}
