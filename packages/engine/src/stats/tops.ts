import { type Tallies, type Tally, tallyAt } from './tally.ts';

/** A row of a top list; `id` is an item, an artist or a release. */
export interface TopRow extends Tally {
  /** 1 is the top. */
  readonly rank: number;
  /** Rank in what the range is compared with; null where it was not played then. */
  readonly previousRank: number | null;
}

/** Whether one row ranks before another. */
type IsBefore = (a: number, b: number) => boolean;

/** How many of some ranked rows come before a row. */
function placeOf(rows: readonly number[], row: number, isBefore: IsBefore): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(rows[middle]!, row)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The k of the rows 0 … `length` − 1 that rank first, in order; what ranks below is never sorted. */
export function bestRows(length: number, k: number, isBefore: IsBefore): number[] {
  const best: number[] = [];
  for (let row = 0; row < length; row++) {
    if (best.length === k && isBefore(best[k - 1]!, row)) continue;
    best.splice(placeOf(best, row, isBefore), 0, row);
    if (best.length > k) best.pop();
  }
  return best;
}

/** Most listens first, then longest time, then smaller id. */
function rankOf({ listens, msPlayed, ids }: Tallies): IsBefore {
  return (a, b) =>
    (listens[a]! - listens[b]! || msPlayed[a]! - msPlayed[b]! || ids[b]! - ids[a]!) > 0;
}

/** The k with the most listens. */
export function bestOf(tallies: Tallies, k: number): Tally[] {
  return bestRows(tallies.length, k, rankOf(tallies)).map((row) => tallyAt(tallies, row));
}

/** The ranks from 1 that some ids have among all, again without sorting all. */
function ranksOf(ids: ReadonlySet<number>, all: Tallies): Map<number, number> {
  const isBefore = rankOf(all);
  const asked: number[] = [];
  for (let row = 0; row < all.length; row++) {
    if (ids.has(all.ids[row]!)) asked.splice(placeOf(asked, row, isBefore), 0, row);
  }
  // above[n]: asked[n] itself, and how many come between it and the one asked before it.
  const above = new Int32Array(asked.length + 1);
  for (let row = 0; row < all.length; row++) above[placeOf(asked, row, isBefore)]! += 1;
  let rank = 0;
  return new Map(
    asked.map((row, n) => {
      rank += above[n]!;
      return [all.ids[row]!, rank];
    }),
  );
}

/** The rank from 1 that an id has; null where it is not among them. */
export function rankIn(tallies: Tallies, id: number): number | null {
  return ranksOf(new Set([id]), tallies).get(id) ?? null;
}

/** The k with the most listens, with their ranks in another range. */
export function topOf(tallies: Tallies, before: Tallies, k: number): TopRow[] {
  const best = bestOf(tallies, k);
  const previous = ranksOf(new Set(best.map(({ id }) => id)), before);
  return best.map((tally, index) => ({
    ...tally,
    rank: index + 1,
    previousRank: previous.get(tally.id) ?? null,
  }));
}
