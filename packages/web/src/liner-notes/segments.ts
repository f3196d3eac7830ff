import type { Cut } from './cut.ts';

/** A piece's place on the bar, as shares of its length. */
export interface Segment {
  readonly piece: number;
  readonly from: number;
  readonly width: number;
  readonly takesAway: boolean;
}

/**
 * Lays what adds end to end from the left; what takes away runs back from there, so that the bar
 * ends where the score is.
 */
export function segmentsOf({ pieces }: Cut): Segment[] {
  const gain = pieces.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  const loss = pieces.reduce((sum, { value }) => sum - Math.min(0, value), 0);
  const whole = Math.max(gain, loss) || 1;
  let [end, back] = [0, gain];
  return pieces.map(({ value }, piece) => {
    const width = Math.abs(value) / whole;
    if (value >= 0) {
      end += value;
      return { piece, from: (end - value) / whole, width, takesAway: false };
    }
    back += value;
    return { piece, from: Math.max(0, back) / whole, width, takesAway: true };
  });
}
