import type { Catalogue } from '../plays.ts';
import type { History, Range } from './history.ts';
import { type Tally, tallyArtists, tallyItems } from './tally.ts';

/** A row of a top list; `id` is an item or an artist. */
export interface TopRow extends Tally {
  /** 1 is the top. */
  readonly rank: number;
  /** Rank in the span of the same length before the range; null where it was not played then. */
  readonly previousRank: number | null;
}

/** Most listens first, then longest time, then smaller id. */
const ranked = (tallies: readonly Tally[]) =>
  tallies.toSorted((a, b) => b.listens - a.listens || b.msPlayed - a.msPlayed || a.id - b.id);

function top(tallies: readonly Tally[], before: readonly Tally[], k: number): TopRow[] {
  const previous = new Map(ranked(before).map(({ id }, index) => [id, index + 1]));
  return ranked(tallies)
    .slice(0, k)
    .map((tally, index) => ({
      ...tally,
      rank: index + 1,
      previousRank: previous.get(tally.id) ?? null,
    }));
}

const spanBefore = ({ from, to }: Range): Range => ({ from: from - (to - from), to: from });

/** The k items with the most listens in a range. */
export function topItems(history: History, range: Range, k: number): TopRow[] {
  return top(tallyItems(history, range), tallyItems(history, spanBefore(range)), k);
}

/** The k artists with the most listens in a range. */
export function topArtists(
  history: History,
  range: Range,
  catalogue: Catalogue,
  k: number,
): TopRow[] {
  const artistsIn = (span: Range) => tallyArtists(tallyItems(history, span), catalogue);
  return top(artistsIn(range), artistsIn(spanBefore(range)), k);
}
