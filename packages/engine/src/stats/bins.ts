import { daySpan, monthStart } from './calendar.ts';
import { type History, positionsIn, type Range } from './history.ts';

const mostDays = 62;
const mostWeeks = 107;

export type BinUnit = 'day' | 'week' | 'month';

/** Equal stretches of local time that a course is drawn in; weeks begin on Monday. */
export interface Bins {
  readonly unit: BinUnit;
  /** First local day of each, days since 1970-01-01, ascending without gaps. */
  readonly starts: readonly number[];
  /** The bin that each play of the range belongs to, from `first` on. */
  readonly binOf: Uint16Array;
  /** Positions of the plays: first, and one past the last. */
  readonly first: number;
  readonly end: number;
}

function startOf(day: number, unit: BinUnit): number {
  if (unit === 'day') return day;
  // 1970-01-05 was a Monday.
  if (unit === 'week') return day - ((((day - 4) % 7) + 7) % 7);
  return monthStart(day);
}

function nextOf(start: number, unit: BinUnit): number {
  if (unit === 'day') return start + 1;
  if (unit === 'week') return start + 7;
  return monthStart(start + 31);
}

function unitFor(days: number, finest: BinUnit): BinUnit {
  if (days <= mostDays && finest === 'day') return 'day';
  return days <= mostWeeks * 7 ? 'week' : 'month';
}

/**
 * The bins from the first play of a range to its last: days up to two months (where `finest` allows),
 * weeks up to two years, months beyond. Without plays there are none.
 */
export function binsOf(history: History, range: Range, finest: 'day' | 'week' = 'day'): Bins {
  const { first, end } = positionsIn(history, range);
  const span = daySpan(history, range);
  if (span === null) return { unit: finest, starts: [], binOf: new Uint16Array(0), first, end };
  const { from, to } = span;
  const unit = unitFor(to - from + 1, finest);
  const starts: number[] = [];
  for (let start = startOf(from, unit); start <= to; start = nextOf(start, unit)) {
    starts.push(start);
  }
  const ofDay = new Uint16Array(to - from + 1);
  for (const [bin, start] of starts.entries()) {
    ofDay.fill(bin, Math.max(0, start - from));
  }
  const binOf = new Uint16Array(end - first);
  for (let at = first; at < end; at++) binOf[at - first] = ofDay[history.localDays[at]! - from]!;
  return { unit, starts, binOf, first, end };
}

/** The last local day of a bin, days since 1970-01-01. */
export function lastDayOf({ unit, starts }: Pick<Bins, 'unit' | 'starts'>, bin: number): number {
  return nextOf(starts[bin]!, unit) - 1;
}
