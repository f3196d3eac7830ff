import { utcOf } from './utc-of.ts';
import type { ZonedClock } from './zoned-clock.ts';

const minuteMs = 60_000;
const dayMinutes = 1440;

/** What the wall clock shows `minutes` before the whole minute that holds `now`. */
function wallBefore(now: number, minutes: number, clock: ZonedClock): number {
  const wallNow = clock.localMs(now);
  return wallNow - (wallNow % minuteMs) - minutes * minuteMs;
}

/** The last Monday's midnight as the wall clock shows it, epoch milliseconds as if it were UTC. */
export function wallMonday(now: number, clock: ZonedClock): number {
  return wallBefore(now, clock.minuteOfWeek(now), clock);
}

/** The last Monday's midnight of the listener's clock, UTC epoch milliseconds. */
export function weekStart(now: number, clock: ZonedClock): number {
  return utcOf(wallMonday(now, clock), clock);
}

/** The last midnight of the listener's clock. */
export function dayStart(now: number, clock: ZonedClock): number {
  return utcOf(wallBefore(now, clock.minuteOfWeek(now) % dayMinutes, clock), clock);
}
