/** Local days as whole numbers, days since 1970-01-01: arithmetic without time zones. */
export interface DayRange {
  /** Included. */
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/** What the page's address says: local dates, YYYY-MM-DD; `to` is not included. */
export interface RangeSearch {
  readonly from?: string;
  readonly to?: string;
  readonly compare?: 'year';
}

const dayMs = 86_400_000;

export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

function isDate(text: unknown): text is string {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(text) > -1e7;
}

/** The first day of the month that a day lies in, `months` later. */
export function monthStart(day: number, months = 0): number {
  const date = new Date(day * dayMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months) / dayMs;
}

function yearStart(day: number, years = 0): number {
  return Date.UTC(new Date(day * dayMs).getUTCFullYear() + years, 0) / dayMs;
}

/**
 * What an address may say; all else is dropped, and so is a range that ends before it begins. One that ends
 * where it begins was meant for that day.
 */
export function readSearch(search: Readonly<Record<string, unknown>>): RangeSearch {
  const { from, compare } = search;
  const to = isDate(from) && search.to === from ? dateOf(dayOf(from) + 1) : search.to;
  const compared: RangeSearch = compare === 'year' ? { compare } : {};
  const ends = { ...(isDate(from) && { from }), ...(isDate(to) && { to }) };
  const isEmpty = ends.from !== undefined && ends.to !== undefined && ends.from >= ends.to;
  return isEmpty ? compared : { ...ends, ...compared };
}

/** Whole months from the first play to the one that lasts: what the brush can reach. */
export function lifeRange(firstDay: number, today: number): DayRange {
  return { from: monthStart(firstDay), to: monthStart(today, 1) };
}

/** The last day to name of a range: what lies ahead of `lastDay` nobody can have listened to. */
export function lastNamed({ from, to }: DayRange, lastDay: number): number {
  return Math.max(from, Math.min(to - 1, lastDay));
}

/** The range of an address within a life. */
export function rangeOf({ from, to }: RangeSearch, life: DayRange): DayRange {
  const first = from === undefined ? life.from : clamp(dayOf(from), life.from, life.to - 1);
  const last = to === undefined ? life.to : clamp(dayOf(to), life.from + 1, life.to);
  return { from: first, to: Math.max(first + 1, last) };
}

/** The address of a range; ends that are those of the life are left open, so that they move with it. */
export function searchOf({ from, to }: DayRange, life: DayRange): RangeSearch {
  return {
    ...(from > life.from && { from: dateOf(from) }),
    ...(to < life.to && { to: dateOf(to) }),
  };
}

export const presets = ['all', 'thisYear', 'lastYear', 'fourWeeks'] as const;
export type Preset = (typeof presets)[number];

/** What stands for a preset in the address; `today` is a local day. */
export function presetSearch(preset: Preset, today: number): RangeSearch {
  switch (preset) {
    case 'all':
      return {};
    case 'thisYear':
      return { from: dateOf(yearStart(today)), compare: 'year' };
    case 'lastYear':
      return { from: dateOf(yearStart(today, -1)), to: dateOf(yearStart(today)) };
    case 'fourWeeks':
      return { from: dateOf(today - 27) };
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** The nearest month's start where it is close by, else the day itself. */
export function snapped(day: number, reach: number): number {
  const [before, after] = [monthStart(day), monthStart(day, 1)];
  const nearest = day - before <= after - day ? before : after;
  return Math.abs(nearest - day) <= reach ? nearest : Math.round(day);
}

export type Grip = 'from' | 'to' | 'both';

/** The range after one grip was brought to a day; `both` moves the range to begin there, whole. */
export function brought(range: DayRange, grip: Grip, day: number, life: DayRange): DayRange {
  if (grip === 'from') return { ...range, from: clamp(day, life.from, range.to - 1) };
  if (grip === 'to') return { ...range, to: clamp(day, range.from + 1, life.to) };
  const length = range.to - range.from;
  const from = clamp(day, life.from, life.to - length);
  return { from, to: from + length };
}

/** Where a key brings a grip, from a day: arrows a month, with shift a day, pages a year; else null. */
export function keyStep(key: string, shift: boolean, day: number, life: DayRange): number | null {
  const isStart = monthStart(day) === day;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      if (shift) return day - 1;
      return isStart ? monthStart(day, -1) : monthStart(day);
    case 'ArrowRight':
    case 'ArrowUp':
      return shift ? day + 1 : monthStart(day, 1);
    case 'PageDown':
      return monthStart(day, -12);
    case 'PageUp':
      return monthStart(day, 12);
    case 'Home':
      return life.from;
    case 'End':
      return life.to;
    default:
      return null;
  }
}
