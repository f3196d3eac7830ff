import type { Rejection } from '@echotune/formats';

/** Clocks are wrong, but not by more than a zone's width. */
const aheadAtMostMs = 86_400_000;

/** Whether a play would start later than any clock could honestly say now; both UTC epoch ms. */
export function isAhead(startedAt: number, now: number): boolean {
  return startedAt > now + aheadAtMostMs;
}

/** The rejection of a play that has not been played yet; null for one that may have been. */
export function refuseFuture(startedAt: number, now: number): Rejection | null {
  if (!isAhead(startedAt, now)) return null;
  const start = `${new Date(startedAt).toISOString().slice(0, 19)}Z`;
  return { code: 'time-out-of-range', reason: `its start, ${start}, lies in the future` };
}
