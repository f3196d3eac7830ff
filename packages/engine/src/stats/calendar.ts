import { type History, positionsIn, type Range } from './history.ts';

const dayMs = 86_400_000;

/** Plays by local hour of the week over a range: 168 counts at weekday · 24 + hour, Monday first. */
export function heatMap(history: History, range: Range): Int32Array {
  const { first, end } = positionsIn(history, range);
  const counts = new Int32Array(7 * 24);
  for (let at = first; at < end; at++) counts[history.weekHours[at]!]! += 1;
  return counts;
}

/** A local date as YYYY-MM-DD from its days since 1970-01-01. */
export function dateOf(localDay: number): string {
  return new Date(localDay * dayMs).toISOString().split('T')[0]!;
}

export interface DayCount {
  /** Local date, YYYY-MM-DD. */
  readonly day: string;
  readonly plays: number;
  readonly msPlayed: number;
}

/** Plays by local day over a range, ascending; days without plays are absent. */
export function playsByDay(history: History, range: Range): DayCount[] {
  return spans(history, range, (day) => day).map(({ key, plays, msPlayed }) => ({
    day: dateOf(key),
    plays,
    msPlayed,
  }));
}

export interface MonthCount {
  /** Local month, YYYY-MM. */
  readonly month: string;
  readonly plays: number;
  readonly msPlayed: number;
  /** How many of the plays were the first ever of their item: discoveries / plays is the discovery rate. */
  readonly discoveries: number;
}

/** Plays by local month over a range, ascending; months without plays are absent. */
export function playsByMonth(history: History, range: Range): MonthCount[] {
  return spans(history, range, monthOf).map(({ key, plays, msPlayed, discoveries }) => ({
    month: dateOf(key).slice(0, 7),
    plays,
    msPlayed,
    discoveries,
  }));
}

/** The first day of a day's month, both as days since 1970-01-01. */
function monthOf(localDay: number): number {
  const date = new Date(localDay * dayMs);
  return Math.floor(date.setUTCDate(1) / dayMs);
}

interface Span {
  readonly key: number;
  plays: number;
  msPlayed: number;
  discoveries: number;
}

/** Sums by a key of the local day, ascending. */
function spans(history: History, range: Range, keyOf: (localDay: number) => number): Span[] {
  const { plays, firsts, localDays } = history;
  const { first, end } = positionsIn(history, range);
  const byKey = new Map<number, Span>();
  let day = Number.NaN;
  let span: Span = { key: 0, plays: 0, msPlayed: 0, discoveries: 0 };
  for (let at = first; at < end; at++) {
    if (localDays[at] !== day) {
      day = localDays[at]!;
      const key = keyOf(day);
      span = byKey.get(key) ?? { key, plays: 0, msPlayed: 0, discoveries: 0 };
      byKey.set(key, span);
    }
    span.plays += 1;
    span.msPlayed += Math.max(0, plays.msPlayed[at]!);
    span.discoveries += firsts[at]!;
  }
  return [...byKey.values()].sort((a, b) => a.key - b.key);
}
