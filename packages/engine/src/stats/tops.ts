import type { Catalogue } from '../plays.ts';
import { type History, positionsIn, type Range } from './history.ts';

export interface TopRow {
  /** Item or artist. */
  readonly id: number;
  /** 1 is the top. */
  readonly rank: number;
  /** Rank in the span of the same length before the range; null where it was not played then. */
  readonly previousRank: number | null;
  readonly plays: number;
  readonly listens: number;
  readonly msPlayed: number;
}

interface Tally {
  readonly id: number;
  plays: number;
  listens: number;
  msPlayed: number;
}

/** What a play is counted under; 0 counts nowhere. */
type KeyOf = (item: number) => number;

/** All that was played in a range: most listens first, then longest time, then smaller id. */
function ranked(history: History, range: Range, keyOf: KeyOf): Tally[] {
  const { plays, listens } = history;
  const { first, end } = positionsIn(history, range);
  const tallies = new Map<number, Tally>();
  for (let at = first; at < end; at++) {
    const id = keyOf(plays.items[at]!);
    let tally = tallies.get(id);
    if (tally === undefined) {
      tally = { id, plays: 0, listens: 0, msPlayed: 0 };
      tallies.set(id, tally);
    }
    tally.plays += 1;
    tally.listens += listens[at]!;
    tally.msPlayed += plays.msPlayed[at]!;
  }
  tallies.delete(0);
  return [...tallies.values()].sort(
    (a, b) => b.listens - a.listens || b.msPlayed - a.msPlayed || a.id - b.id,
  );
}

function top(history: History, range: Range, keyOf: KeyOf, k: number): TopRow[] {
  const before = { from: range.from - (range.to - range.from), to: range.from };
  const previous = new Map<number, number>();
  for (const [index, { id }] of ranked(history, before, keyOf).entries()) {
    previous.set(id, index + 1);
  }
  return ranked(history, range, keyOf)
    .slice(0, k)
    .map((tally, index) => ({
      ...tally,
      rank: index + 1,
      previousRank: previous.get(tally.id) ?? null,
    }));
}

/** The k items with the most listens in a range. */
export function topItems(history: History, range: Range, k: number): TopRow[] {
  return top(history, range, (item) => item, k);
}

/** The k artists with the most listens in a range. */
export function topArtists(
  history: History,
  range: Range,
  catalogue: Catalogue,
  k: number,
): TopRow[] {
  return top(history, range, (item) => catalogue.artistOf[item] ?? 0, k);
}
