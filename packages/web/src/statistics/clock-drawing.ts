import { weekdayOf } from '../groove/week.ts';

type Clock = readonly (readonly number[])[];

const cell = 24;
const largestRadius = 11;

function circle(x: number, y: number, radius: number): string {
  const r = radius.toFixed(1);
  return `M${(x - radius).toFixed(1)} ${y}a${r} ${r} 0 1 0 ${(2 * radius).toFixed(1)} 0a${r} ${r} 0 1 0 ${(-2 * radius).toFixed(1)} 0`;
}

/**
 * A dot for each hour with plays, its area their share of all, where `most` is the share of the largest
 * dot; seven rows from `firstDay` on, 24 units a cell.
 */
export function dotsPath(clock: Clock, firstDay: number, most: number): string {
  const all = clock.flat().reduce((sum, count) => sum + count, 0);
  if (all === 0 || most === 0) return '';
  return Array.from({ length: 7 }, (_, turn) =>
    (clock[weekdayOf(turn, firstDay)] ?? []).map((count, hour) => {
      const radius = largestRadius * Math.sqrt(count / all / most);
      return count === 0 ? '' : circle((hour + 0.5) * cell, (turn + 0.5) * cell, radius);
    }),
  )
    .flat()
    .join('');
}

/** The hour of the week with the most plays; of equals the first from Monday on. */
export function busiestHour(clock: Clock): { readonly weekday: number; readonly hour: number } {
  const counts = clock.flat();
  const at = counts.indexOf(Math.max(...counts));
  return { weekday: Math.floor(at / 24), hour: at % 24 };
}
