import type { ZonedClock } from './zoned-clock.ts';

/**
 * The instant at which a zone's wall clock shows a time, both in epoch milliseconds (the wall clock's
 * as if it were UTC). A time that a clock change swallows stands for the first moment after it; one
 * that comes twice for the first of the two, or the second where only that is consistent.
 */
export function utcOf(wallMs: number, { localMs }: Pick<ZonedClock, 'localMs'>): number {
  const offset = (at: number) => localMs(at) - at;
  // The offset at the wall clock's reading may be of the other side of a change: look again there.
  const first = wallMs - offset(wallMs);
  return wallMs - offset(first);
}
