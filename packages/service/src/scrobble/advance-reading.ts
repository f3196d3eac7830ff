import type { HistoryReading } from '@echotune/data';
import type { HistoryPage } from './find-service.ts';

/** Nothing is known, and no reading at hand. */
export const unread: HistoryReading = { knownTo: null, top: null, cursor: null };

/**
 * What is asked for next: plays that started before that second, null for the newest. The second that the
 * reading stopped at is asked for again: several plays can have begun in it.
 */
export function beforeOf({ cursor }: HistoryReading): number | null {
  return cursor === null ? null : cursor + 1;
}

/**
 * Where the reading stands after a page; at its end nothing is left to read down to, and all up to where
 * it began is known. A play from a clock that is ahead makes nothing known that is still to come.
 */
export function advanceReading(
  { knownTo, top, cursor }: HistoryReading,
  { oldest, newest, isFull }: Omit<HistoryPage, 'records'>,
  nowSeconds: number,
): HistoryReading {
  const began = top ?? (newest === null ? null : Math.min(newest, nowSeconds));
  const isLower = oldest !== null && (cursor === null || oldest < cursor);
  const isKnown = oldest !== null && knownTo !== null && oldest <= knownTo;
  if (isLower && !isKnown) return { knownTo, top: began, cursor: oldest };
  // A page full of plays of one second hides those before it.
  if (isFull && !isKnown && cursor !== null) return { knownTo, top: began, cursor: cursor - 1 };
  return { knownTo: began ?? knownTo, top: null, cursor: null };
}
