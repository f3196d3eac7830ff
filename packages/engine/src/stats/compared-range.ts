import { utcOf } from '../clock/utc-of.ts';
import type { ZonedClock } from '../clock/zoned-clock.ts';
import type { Range } from './history.ts';

/** The stretch right before a range, or the same dates a year earlier. */
export type ComparedWith = 'before' | 'year';

/** Whole local months between two readings of the wall clock; null where one is no month's first moment. */
function monthsBetween(from: number, to: number): number | null {
  const [a, b] = [new Date(from), new Date(to)];
  const isStart = (date: Date) => date.getUTCDate() === 1 && date.getTime() % 86_400_000 === 0;
  if (!isStart(a) || !isStart(b)) return null;
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
}

function monthsEarlier(wallMs: number, months: number): number {
  const date = new Date(wallMs);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() - months);
  // 29 February has no day a year earlier: the last one of its month stands for it.
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}

/**
 * What a range is compared with, by the listener's wall clock: a change to summer time makes no day
 * longer, and whole months are compared with as many whole months.
 */
export function comparedRange(range: Range, clock: ZonedClock, how: ComparedWith): Range {
  const [from, to] = [clock.localMs(range.from), clock.localMs(range.to)];
  const utc = (wallMs: number) => utcOf(wallMs, clock);
  if (how === 'year') return { from: utc(monthsEarlier(from, 12)), to: utc(monthsEarlier(to, 12)) };
  const months = monthsBetween(from, to);
  const before = months === null ? from - (to - from) : monthsEarlier(from, months);
  return { from: utc(before), to: range.from };
}
