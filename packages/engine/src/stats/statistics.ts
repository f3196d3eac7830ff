import { type MonthCount, playsByMonth } from './calendar.ts';
import { type ComparedWith, comparedRange } from './compared-range.ts';
import { type Figures, figures, playedIn, type ReleaseCatalogue } from './figures.ts';
import type { History, Range } from './history.ts';
import { type TopRow, topOf } from './tops.ts';

export interface StatisticsOptions {
  readonly catalogue: ReleaseCatalogue;
  /** UTC epoch milliseconds: says which local day is today. */
  readonly now: number;
  /** How many rows the tops have. */
  readonly top: number;
  readonly compare: ComparedWith;
}

/** All that is asked of every range; its course and its habits are functions of their own. */
export interface Statistics {
  readonly figures: Figures;
  /** What it is compared with; null where nothing was played then. */
  readonly compared: (Figures & Range) | null;
  readonly topItems: readonly TopRow[];
  readonly topArtists: readonly TopRow[];
  readonly topReleases: readonly TopRow[];
  readonly months: readonly MonthCount[];
}

/** The statistics of a range, beside those of another. */
export function statistics(
  history: History,
  range: Range,
  { catalogue, now, top, compare }: StatisticsOptions,
): Statistics {
  const other = comparedRange(range, history.clock, compare);
  const here = playedIn(history, range, catalogue);
  const there = playedIn(history, other, catalogue);
  const compared =
    there.items.length > 0
      ? { ...figures(history, other, { catalogue, played: there, now }), ...other }
      : null;
  return {
    figures: figures(history, range, { catalogue, played: here, now }),
    compared,
    topItems: topOf(here.items, there.items, top),
    topArtists: topOf(here.artists, there.artists, top),
    topReleases: topOf(here.releases, there.releases, top),
    months: playsByMonth(history, range),
  };
}
