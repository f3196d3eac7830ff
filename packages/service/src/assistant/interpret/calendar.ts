import type { Unit } from './words/dates.ts';

const dayMs = 86_400_000;

/** Days since 1970, by the listener's calendar, both included. */
export interface Days {
  readonly from: number;
  readonly to: number;
  /** Whether it can be meant of when songs came out: whole years. */
  readonly isYears: boolean;
  /** Whether it can only be meant so: "the 90s". */
  readonly isEra: boolean;
  /** A date that the calendar lacks: 30 February. */
  readonly isNone?: true;
}

/** Days since 1970 of a date; month 1 is January and may lie beyond the year. */
export function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / dayMs;
}

/** Of a day since 1970; Monday is 1. */
export function partsOf(day: number): { year: number; month: number; weekday: number } {
  const date = new Date(day * dayMs);
  const weekday = date.getUTCDay() || 7;
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, weekday };
}

/** YYYY-MM-DD */
export function writeDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export function daysBetween(from: number, to: number): Days {
  return { from, to, isYears: false, isEra: false };
}

/** What is said of a date that there is not. */
export const noDays: Days = { from: 0, to: 0, isYears: false, isEra: false, isNone: true };

export function yearsBetween(first: number, last: number, isEra: boolean): Days {
  return { from: dayOf(first, 1, 1), to: dayOf(last, 12, 31), isYears: true, isEra };
}

export function monthOf(year: number, month: number): Days {
  return daysBetween(dayOf(year, month, 1), dayOf(year, month + 1, 1) - 1);
}

/** A date that there is; null for others. */
export function dateOf(year: number, month: number, day: number): Days | null {
  if (!(year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1)) return null;
  const at = dayOf(year, month, day);
  return partsOf(at).month === month ? daysBetween(at, at) : null;
}

/** The month of a number that has begun last. */
export function lastMonth(today: number, month: number): Days {
  const { year, month: now } = partsOf(today);
  return monthOf(month > now ? year - 1 : year, month);
}

/** The weekday of a number that was last, before today. */
export function lastWeekday(today: number, weekday: number): Days {
  const back = (partsOf(today).weekday - weekday + 7) % 7 || 7;
  return daysBetween(today - back, today - back);
}

/** The weekend that was over last. */
export function lastWeekend(today: number): Days {
  const saturday = today - ((partsOf(today).weekday + 1) % 7);
  const over = saturday + 1 < today ? saturday : saturday - 7;
  return daysBetween(over, over + 1);
}

/** The calendar's unit so many before the one of today. */
export function unitBefore(today: number, unit: Unit, back: number): Days {
  const { year, month, weekday } = partsOf(today);
  if (unit === 'day') return daysBetween(today - back, today - back);
  if (unit === 'week') {
    const monday = today - weekday + 1 - 7 * back;
    return daysBetween(monday, monday + 6);
  }
  if (unit === 'month') return monthOf(year, month - back);
  return yearsBetween(year - back, year - back, false);
}

/** So many units up to today, which counts. */
export function unitsUpTo(today: number, unit: Unit, count: number): Days {
  const date = new Date(today * dayMs);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const start = {
    day: today - count,
    week: today - 7 * count,
    month: dayOf(year, month - count, day),
    year: dayOf(year - count, month, day),
  }[unit];
  return { ...daysBetween(start + 1, today), isYears: unit === 'year' };
}
