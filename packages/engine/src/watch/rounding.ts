const tinyShare = 1e-9;

/**
 * A difference, or 0 where it is but the rounding of numbers as large as `scale`: what differs in truth for nobody
 * would otherwise differ the same way for all.
 */
export function beyondRounding(difference: number, scale: number): number {
  return Math.abs(difference) > tinyShare * scale ? difference : 0;
}
