import type { Catalogue } from '../plays.ts';
import { type DayCount, heatMap, type MonthCount, playsByDay, playsByMonth } from './calendar.ts';
import type { History, Range } from './history.ts';
import { type Sessions, sessions } from './sessions.ts';
import { type Streaks, streaks } from './streaks.ts';
import { type TopRow, topArtists, topItems } from './tops.ts';
import { skipRate, type Totals, totals } from './totals.ts';

export interface StatisticsOptions {
  readonly catalogue: Catalogue;
  /** UTC epoch milliseconds: says which local day is today. */
  readonly now: number;
  /** How many rows the tops have. */
  readonly top: number;
}

/** All that a page of statistics shows of a range. */
export interface Statistics {
  readonly totals: Totals;
  readonly topItems: readonly TopRow[];
  readonly topArtists: readonly TopRow[];
  /** 168 counts at weekday · 24 + hour, Monday first, local time. */
  readonly heatMap: Int32Array;
  readonly days: readonly DayCount[];
  readonly months: readonly MonthCount[];
  readonly streaks: Streaks;
  readonly sessions: Sessions;
  /** Share of plays under 30 s. */
  readonly skipRate: number;
}

/** The whole page of statistics for a range. */
export function statistics(
  history: History,
  range: Range,
  { catalogue, now, top }: StatisticsOptions,
): Statistics {
  return {
    totals: totals(history, range, catalogue),
    topItems: topItems(history, range, top),
    topArtists: topArtists(history, range, catalogue, top),
    heatMap: heatMap(history, range),
    days: playsByDay(history, range),
    months: playsByMonth(history, range),
    streaks: streaks(history, range, now),
    sessions: sessions(history, range),
    skipRate: skipRate(history, range),
  };
}
