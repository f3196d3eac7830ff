const minuteMs = 60_000;
const weekMinutes = 10_080;

/**
 * Minutes of the week by UTC, for questions about everybody: models look at how far apart two times of the
 * week are, and that is the same in any zone.
 */
export function anyMinuteOfWeek(epochMs: number): number {
  return Math.floor(epochMs / minuteMs) % weekMinutes;
}
