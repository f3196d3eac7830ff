import { listenMs } from '../listen.ts';
import type { Catalogue } from '../plays.ts';
import { type History, positionsIn, type Range } from './history.ts';
import { tallyArtists, tallyItems } from './tally.ts';

export interface Totals {
  readonly plays: number;
  readonly listens: number;
  /** Of the plays of which it is known. */
  readonly msPlayed: number;
  /** Plays of which nobody told how long they were. */
  readonly untimed: number;
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
    untimed: untimed(history, range),
    items: items.length,
    artists: tallyArtists(items, catalogue).length,
    firstAt: end > first ? startedAt[first]! : null,
    lastAt: end > first ? startedAt[end - 1]! : null,
  };
}

function untimed(history: History, range: Range): number {
  const { first, end } = positionsIn(history, range);
  let count = 0;
  for (let at = first; at < end; at++) if (history.plays.msPlayed[at]! < 0) count += 1;
  return count;
}

/** Share that ended before 30 s, of the plays in a range whose length is known; 0 without such. */
export function skipRate(history: History, range: Range): number {
  const { first, end } = positionsIn(history, range);
  let skips = 0;
  for (let at = first; at < end; at++) {
    const msPlayed = history.plays.msPlayed[at]!;
    if (msPlayed >= 0 && msPlayed < listenMs) skips += 1;
  }
  const timed = end - first - untimed(history, range);
  return timed > 0 ? skips / timed : 0;
}
