import { lowerBound } from '../matrix/lower-bound.ts';

/** Two samples laid over each other. */
export interface MidRanks {
  /** The share of all values of both that are below one of them, ties counted by half: 0 … 1. */
  readonly of: (value: number) => number;
  /** The largest gap between their shares at or below one value, 0 … 1 (Kolmogorov and Smirnov). */
  readonly distance: number;
  readonly referenceMedian: number;
  readonly currentMedian: number;
}

/** Of two ascending samples. */
export function midRanks(reference: Float64Array, current: Float64Array): MidRanks {
  const all = reference.length + current.length;
  const distinct = new Float64Array(all);
  const places = new Float64Array(all);
  let [count, r, c, distance] = [0, 0, 0, 0];
  while (r < reference.length || c < current.length) {
    const value = Math.min(
      reference[r] ?? Number.POSITIVE_INFINITY,
      current[c] ?? Number.POSITIVE_INFINITY,
    );
    const below = r + c;
    while (r < reference.length && reference[r] === value) r += 1;
    while (c < current.length && current[c] === value) c += 1;
    distinct[count] = value;
    places[count] = (below + r + c) / 2 / all;
    count += 1;
    if (reference.length > 0 && current.length > 0) {
      distance = Math.max(distance, Math.abs(r / reference.length - c / current.length));
    }
  }
  return {
    of: (value) => places[lowerBound(distinct, value, 0, count)] ?? 1,
    distance,
    referenceMedian: reference[reference.length >> 1] ?? Number.NaN,
    currentMedian: current[current.length >> 1] ?? Number.NaN,
  };
}
