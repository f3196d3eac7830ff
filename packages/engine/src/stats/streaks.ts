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
  let longest = { start: from, days: 0 };
  let start: number | null = null;
  for (let at = 0; at < plays.length; at++) {
    if (plays[at] === 0) start = null;
    else start ??= from + at;
    const days: number = start === null ? 0 : from + at - start + 1;
    if (start !== null && days > longest.days) longest = { start, days };
  }
  const last = from + plays.length - 1;
  const reaches = start !== null && (last === today || last === today - 1);
  return {
    current: reaches && start !== null ? streakOf(start, last) : null,
    longest: longest.days > 0 ? streakOf(longest.start, longest.start + longest.days - 1) : null,
  };
}
