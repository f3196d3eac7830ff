import { type DayCounts, dateOf } from './calendar.ts';

/** Local days in a row with at least one play each. */
export interface Streak {
  /** First and last local date, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

export interface Streaks {
  /** The one that reaches today or, as today is not over, yesterday; null where there is none. */
  readonly current: Streak | null;
  /** The earliest of the longest. */
  readonly longest: Streak | null;
}

const streakOf = (first: number, last: number): Streak => ({
  from: dateOf(first),
  to: dateOf(last),
  days: last - first + 1,
});

/** The streaks of some days; `today` is the local day of now, days since 1970-01-01. */
export function streaks({ from, plays }: DayCounts, today: number): Streaks {
  let longest: Streak | null = null;
  let start: number | null = null;
  for (const [at, count] of plays.entries()) {
    if (count === 0) start = null;
    else start ??= from + at;
    const days = start === null ? 0 : from + at - start + 1;
    if (start !== null && days > (longest?.days ?? 0)) longest = streakOf(start, from + at);
  }
  const last = from + plays.length - 1;
  const reaches = start !== null && (last === today || last === today - 1);
  return { current: reaches && start !== null ? streakOf(start, last) : null, longest };
}
