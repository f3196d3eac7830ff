import { listenMs } from '../listen.ts';
import type { Catalogue } from '../plays.ts';
import { type History, positionsIn, type Range } from './history.ts';
import { tallyArtists, tallyItems } from './tally.ts';

export interface Totals {
  readonly plays: number;
  readonly listens: number;
  readonly msPlayed: number;
  /** Distinct items and artists. */
  readonly items: number;
  readonly artists: number;
  /** Start of the first and the last play, UTC epoch milliseconds; null without plays. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

/** Counts over a range. */
export function totals(history: History, range: Range, catalogue: Catalogue): Totals {
  const { startedAt } = history.plays;
  const { first, end } = positionsIn(history, range);
  const items = tallyItems(history, range);
  return {
    plays: end - first,
    listens: items.reduce((sum, { listens }) => sum + listens, 0),
    msPlayed: items.reduce((sum, { msPlayed }) => sum + msPlayed, 0),
    items: items.length,
    artists: tallyArtists(items, catalogue).length,
    firstAt: end > first ? startedAt[first]! : null,
    lastAt: end > first ? startedAt[end - 1]! : null,
  };
}

/** Share of the plays in a range that are known to have ended before 30 s; 0 without plays. */
export function skipRate(history: History, range: Range): number {
  const { first, end } = positionsIn(history, range);
  let skips = 0;
  for (let at = first; at < end; at++) {
    const msPlayed = history.plays.msPlayed[at]!;
    if (msPlayed >= 0 && msPlayed < listenMs) skips += 1;
  }
  return end > first ? skips / (end - first) : 0;
}
