import { listenMs } from '../listen.ts';
import { type History, positionsIn, type Range } from './history.ts';

export interface Totals {
  readonly plays: number;
  readonly listens: number;
  readonly msPlayed: number;
  /** Distinct items. */
  readonly items: number;
  /** Start of the first and the last play, UTC epoch milliseconds; null without plays. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

/** Counts over a range. */
export function totals(history: History, range: Range): Totals {
  const { plays, listens } = history;
  const { first, end } = positionsIn(history, range);
  const distinct = new Set<number>();
  let listenCount = 0;
  let msPlayed = 0;
  for (let at = first; at < end; at++) {
    distinct.add(plays.items[at]!);
    listenCount += listens[at]!;
    msPlayed += plays.msPlayed[at]!;
  }
  return {
    plays: end - first,
    listens: listenCount,
    msPlayed,
    items: distinct.size,
    firstAt: end > first ? plays.startedAt[first]! : null,
    lastAt: end > first ? plays.startedAt[end - 1]! : null,
  };
}

/** Share of the plays in a range that ended before 30 s; 0 without plays. */
export function skipRate(history: History, range: Range): number {
  const { first, end } = positionsIn(history, range);
  let skips = 0;
  for (let at = first; at < end; at++) if (history.plays.msPlayed[at]! < listenMs) skips += 1;
  return end > first ? skips / (end - first) : 0;
}
