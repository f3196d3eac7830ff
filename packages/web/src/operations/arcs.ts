import { centre, silentRadius } from '../groove/spiral.ts';

const { inner, outer } = silentRadius;

/** Radius of the `nth` of `count` circles between label and rim, the first outermost. */
export function radiusOf(nth: number, count: number): number {
  const gap = Math.min(70, (outer - inner) / (count + 1));
  return outer - gap * (nth + 0.7);
}

/** Path data of an arc, from one share of a turn to another, clockwise from the top. */
export function arcPath(radius: number, from: number, to: number): string {
  // A whole turn would end where it begins, and be none.
  const end = Math.min(to, from + 0.9999);
  if (end <= from) return '';
  const at = (share: number) => {
    const angle = 2 * Math.PI * (share - 0.25);
    const [x, y] = [centre + radius * Math.cos(angle), centre + radius * Math.sin(angle)];
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  return `M${at(from)}A${radius} ${radius} 0 ${end - from > 0.5 ? 1 : 0} 1 ${at(end)}`;
}
