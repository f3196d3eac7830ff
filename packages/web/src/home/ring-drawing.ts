import { pointOn, type Spiral, silentRadius } from '../groove/spiral.ts';
import { weekSpiral } from '../groove/week.ts';

/** A circle, so that only the angle of a step matters. */
const round: Spiral = { ...weekSpiral, innerRadius: 0, pitch: 0 };

function ray(hour: number, from: number, to: number): string {
  const [a, b] = [pointOn(round, hour, from), pointOn(round, hour, to)];
  return `M${a.x.toFixed(1)} ${a.y.toFixed(1)}L${b.x.toFixed(1)} ${b.y.toFixed(1)}`;
}

const rim = silentRadius.outer + 10;

/** The hours round the rim; every sixth is longer. */
export const ringTicks = Array.from({ length: 24 }, (_, hour) =>
  ray(hour, rim, rim + (hour % 6 === 0 ? 0 : 10)),
).join('');

/** The hand that stands at the hour of now, like the arm of a player. */
export function ringHand(hour: number): string {
  return ray(hour, silentRadius.inner - 26, rim + 7);
}
