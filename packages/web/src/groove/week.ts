import type { Spiral } from './spiral.ts';

/** The week as one groove of seven turns: midnight at the foot, noon at the top. */
export const weekSpiral: Spiral = { innerRadius: 172, pitch: 42.5, perTurn: 24, start: 0.25 };

/** A local moment: weekday from Monday = 0, hour with its fraction. */
export interface LocalHour {
  readonly weekday: number;
  readonly hour: number;
}

/** Where a weekday's turn lies when the week begins on `firstDay` (Monday = 0). */
export function turnOf(weekday: number, firstDay: number): number {
  return (weekday - firstDay + 7) % 7;
}

/** The weekday that a turn shows. */
export function weekdayOf(turn: number, firstDay: number): number {
  return (turn + firstDay) % 7;
}

/** The 7 × 24 clock (Monday first) as 168 counts along the groove. */
export function weekCounts(clock: readonly (readonly number[])[], firstDay: number): number[] {
  return Array.from({ length: 168 }, (_, step) => {
    const weekday = weekdayOf(Math.floor(step / 24), firstDay);
    return clock[weekday]?.[step % 24] ?? 0;
  });
}

/** The step of a local moment. */
export function stepOf({ weekday, hour }: LocalHour, firstDay: number): number {
  return turnOf(weekday, firstDay) * 24 + hour;
}
