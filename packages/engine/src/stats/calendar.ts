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

/** No zone sets its clocks back by more. */
const mostBackMs = 26 * 3_600_000;

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
  const { localDays, plays } = history;
  const { startedAt } = plays;
  let [from, to] = [localDays[first]!, localDays[end - 1]!];
  for (let at = first; at < end && startedAt[at]! < startedAt[first]! + mostBackMs; at++) {
    from = Math.min(from, localDays[at]!);
  }
  for (let at = end - 1; at >= first && startedAt[at]! > startedAt[end - 1]! - mostBackMs; at--) {
    to = Math.max(to, localDays[at]!);
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
  const { plays, firsts, localDays } = history;
  const { first, end } = positionsIn(history, range);
  const byStart = new Map<number, Omit<MonthCount, 'month'>>();
  let [start, next] = [0, 0];
  let [count, msPlayed, discoveries] = [0, 0, 0];
  // Summed up outside of the map: only where the month turns is it looked at.
  const keep = () => {
    const known = byStart.get(start) ?? { plays: 0, msPlayed: 0, discoveries: 0 };
    byStart.set(start, {
      plays: known.plays + count,
      msPlayed: known.msPlayed + msPlayed,
      discoveries: known.discoveries + discoveries,
    });
    [count, msPlayed, discoveries] = [0, 0, 0];
  };
  for (let at = first; at < end; at++) {
    const day = localDays[at]!;
    if (day < start || day >= next) {
      if (count > 0) keep();
      start = monthStart(day);
      next = monthStart(start + 31);
    }
    count += 1;
    msPlayed += Math.max(0, plays.msPlayed[at]!);
    discoveries += firsts[at]!;
  }
  if (count > 0) keep();
  return [...byStart]
    .sort(([a], [b]) => a - b)
    .map(([day, sums]) => ({ month: dateOf(day).slice(0, 7), ...sums }));
}

/** The first day of a day's month, both as days since 1970-01-01. */
export function monthStart(localDay: number): number {
  return Math.floor(new Date(localDay * dayMs).setUTCDate(1) / dayMs);
}
