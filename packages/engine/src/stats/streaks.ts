import { dateOf } from './calendar.ts';
import { type History, positionsIn, type Range } from './history.ts';

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

/**
 * The distinct days, ascending. They nearly are as they come: only a zone that sets its clocks back over
 * midnight gives a later play an earlier date.
 */
function daysOf(localDays: Int32Array): number[] {
  const changes: number[] = [];
  for (const day of localDays) if (day !== changes.at(-1)) changes.push(day);
  return [...new Set(changes)].sort((a, b) => a - b);
}

/** The streaks within a range; `now`, UTC epoch milliseconds, says which day is today. */
export function streaks(history: History, range: Range, now: number): Streaks {
  const { localDays, clock } = history;
  const { first, end } = positionsIn(history, range);
  if (first === end) return { current: null, longest: null };
  const days = daysOf(localDays.subarray(first, end));
  const today = Math.floor(clock.localMs(now) / 86_400_000);
  let start = days[0]!;
  let longest = { first: start, last: start };
  for (const [index, day] of days.entries()) {
    if (index > 0 && day !== days[index - 1]! + 1) start = day;
    if (day - start > longest.last - longest.first) longest = { first: start, last: day };
  }
  const last = days.at(-1)!;
  const reaches = last === today || last === today - 1;
  return {
    current: reaches ? streakOf(start, last) : null,
    longest: streakOf(longest.first, longest.last),
  };
}
