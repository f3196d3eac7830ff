import { utcOf } from './utc-of.ts';
import type { ZonedClock } from './zoned-clock.ts';

const minuteMs = 60_000;
const dayMinutes = 1440;

/** The wall clock's time `minutes` before the whole minute that holds `now`, as an instant. */
function minutesBefore(now: number, minutes: number, clock: ZonedClock): number {
  const wallNow = clock.localMs(now);
  return utcOf(wallNow - (wallNow % minuteMs) - minutes * minuteMs, clock);
}

/** The last midnight of the listener's clock, UTC epoch milliseconds. */
export function dayStart(now: number, clock: ZonedClock): number {
  return minutesBefore(now, clock.minuteOfWeek(now) % dayMinutes, clock);
}

/** The last Monday's midnight of the listener's clock. */
export function weekStart(now: number, clock: ZonedClock): number {
  return minutesBefore(now, clock.minuteOfWeek(now), clock);
}
