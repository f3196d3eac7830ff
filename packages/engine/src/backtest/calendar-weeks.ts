import { wallMonday } from '../clock/day-start.ts';
import { utcOf } from '../clock/utc-of.ts';
import type { ZonedClock } from '../clock/zoned-clock.ts';

const weekMs = 7 * 86_400_000;

/** From Monday 00:00 by the listener's clock to the next, UTC epoch milliseconds, the end excluded. */
export interface CalendarWeek {
  readonly startsAt: number;
  readonly endsAt: number;
}

/** The last `count` weeks that were over at `now`, oldest first. */
export function completeWeeks(clock: ZonedClock, now: number, count: number): CalendarWeek[] {
  const monday = wallMonday(now, clock);
  const begin = (weeksBack: number) => utcOf(monday - weeksBack * weekMs, clock);
  return Array.from({ length: count }, (_, at) => ({
    startsAt: begin(count - at),
    endsAt: begin(count - at - 1),
  }));
}
