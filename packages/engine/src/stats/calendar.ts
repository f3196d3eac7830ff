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

/** Plays of every local day from the first played in a range to the last. */
export interface DayCounts {
  /** Local day of the first count, days since 1970-01-01. */
  readonly from: number;
  /** Empty without plays. */
  readonly plays: Int32Array;
}

/**
 * The first and the last local day played in a range, days since 1970-01-01; null without plays. They
 * are not simply those of the first and the last play: a zone that sets its clocks back over midnight
 * gives a later play an earlier date.
 */
export function daySpan(
  history: History,
  range: Range,
): { readonly from: number; readonly to: number } | null {
  const { first, end } = positionsIn(history, range);
  if (first === end) return null;
  const { localDays } = history;
  let [from, to] = [localDays[first]!, localDays[first]!];
  for (let at = first + 1; at < end; at++) {
    const day = localDays[at]!;
    if (day < from) from = day;
    else if (day > to) to = day;
  }
  return { from, to };
}

/** Plays by local day over a range, silent days in between included. */
export function playsByDay(history: History, range: Range): DayCounts {
  const span = daySpan(history, range);
  if (span === null) return { from: 0, plays: new Int32Array(0) };
  const { first, end } = positionsIn(history, range);
  const plays = new Int32Array(span.to - span.from + 1);
  for (let at = first; at < end; at++) plays[history.localDays[at]! - span.from]! += 1;
  return { from: span.from, plays };
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
