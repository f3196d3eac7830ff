/** Pieces of a shape: between them its heights are joined by straight lines over the root of the value. */
export const pieces = 10;
/** Heights of a shape, that at 0 included. */
export const knots = pieces + 1;

/** Where a value, 0 … 1, lies: on piece `knot` at the `share` of its length, 0 … 1. */
export interface Place {
  readonly knot: number;
  readonly share: number;
}

/** Small values are told apart more finely: the knots lie at (k / pieces)². */
export function placeOf(value: number): Place {
  const at = Math.sqrt(value) * pieces;
  const knot = Math.min(pieces - 1, Math.floor(at));
  return { knot, share: at - knot };
}

/** The height of a shape over a value, 0 … 1. */
export function heightAt(heights: Float64Array, value: number): number {
  const at = Math.sqrt(value) * pieces;
  const knot = at < pieces ? at | 0 : pieces - 1;
  const low = heights[knot]!;
  return low + (at - knot) * (heights[knot + 1]! - low);
}

/** The shape that is `weight` times the value. */
export function straight(weight: number): Float64Array {
  return Float64Array.from({ length: knots }, (_, knot) => weight * (knot / pieces) ** 2);
}
