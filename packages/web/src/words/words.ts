import type { LocalHour } from '../groove/week.ts';
import { dateFormat } from './formats.ts';

/**
 * Numbers, hours and the week as the reader's locale writes them; dates with the day first, as in the
 * sentences of the server ("on 3 March 2021"). Times are UTC epoch ms.
 */
export interface Words {
  readonly locale: string;
  /** Monday = 0. */
  readonly firstDay: number;
  number(value: number): string;
  /** "1 play", "1,204 plays" */
  counted(value: number, one: string, many: string): string;
  /** "March 2021" */
  monthYear(at: number, timeZone: string): string;
  /** "3 March 2021" */
  day(at: number, timeZone: string): string;
  /** "3 March 2021, 20:05" */
  dayTime(at: number, timeZone: string): string;
  /** "Wednesday 3 March" */
  date(at: number, timeZone: string): string;
  time(at: number, timeZone: string): string;
  /** "3–8 March 2021"; whole months and years are named as such. Local dates, YYYY-MM-DD, both included. */
  span(first: string, last: string): string;
  /** "12 %" as the locale writes it. */
  percent(share: number): string;
  /** "40 minutes", "3.2 hours", "214 hours" */
  duration(ms: number): string;
  /** Monday = 0. */
  weekday(day: number, length: 'long' | 'short'): string;
  /** "6:00", or "6 AM" where the day has two halves; it does not break. */
  hour(hour: number): string;
  list(items: readonly string[]): string;
}

/** How English dates are written, wherever: one style on the whole page. */
const englishDates = 'en-GB';
/** Below so many minutes a time is told in minutes, below so many hours with a tenth. */
const [mostMinutes, fewHours] = [90, 10];
const monday = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;

function firstDayOf(locale: string): number {
  const known = new Intl.Locale(locale);
  return 'getWeekInfo' in known ? known.getWeekInfo().firstDay - 1 : 0;
}

/** How coarse the ends of a span of days allow it to be told. */
function spanStyle(first: Date, last: Date): Intl.DateTimeFormatOptions {
  const next = new Date(last.getTime() + dayMs);
  if (first.getUTCDate() !== 1 || next.getUTCDate() !== 1) {
    return { day: 'numeric', month: 'long', year: 'numeric' };
  }
  const isYears = first.getUTCMonth() === 0 && next.getUTCMonth() === 0;
  return isYears ? { year: 'numeric' } : { month: 'long', year: 'numeric' };
}

export function wordsIn(locale: string): Words {
  const numbers = new Intl.NumberFormat(locale);
  const dateStyle = /^en\b/i.test(locale) ? englishDates : locale;
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const write = (
    at: number,
    timeZone: string,
    options: Intl.DateTimeFormatOptions,
    style = dateStyle,
  ) => dateFormat(style, { ...options, timeZone }).format(at);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const unitOf = (unit: 'hour' | 'minute', maximumFractionDigits: number) =>
    new Intl.NumberFormat(locale, {
      ...{ style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits },
    });
  const [minutes, hours, tenths] = [unitOf('minute', 0), unitOf('hour', 0), unitOf('hour', 1)];
  const halves = dateFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12;
  const time = (at: number, timeZone: string) =>
    write(at, timeZone, { hour: 'numeric', minute: '2-digit' }, locale);
  const day = (at: number, timeZone: string) =>
    write(at, timeZone, { day: 'numeric', month: 'long', year: 'numeric' });
  return {
    locale,
    firstDay: firstDayOf(locale),
    number: (value) => numbers.format(value),
    counted: (value, one, many) => `${numbers.format(value)} ${value === 1 ? one : many}`,
    monthYear: (at, timeZone) => write(at, timeZone, { month: 'long', year: 'numeric' }),
    date: (at, timeZone) => write(at, timeZone, { weekday: 'long', day: 'numeric', month: 'long' }),
    time,
    span: (first, last) => {
      const [from, to] = [new Date(first), new Date(last)];
      return dateFormat(dateStyle, { ...spanStyle(from, to), timeZone: 'UTC' }).formatRange(
        from,
        to,
      );
    },
    percent: (share) => percents.format(share),
    duration: (ms) => {
      const count = Math.round(ms / minuteMs);
      if (count < mostMinutes) return minutes.format(count);
      return (ms < fewHours * hourMs ? tenths : hours).format(ms / hourMs);
    },
    day,
    dayTime: (at, timeZone) => `${day(at, timeZone)}, ${time(at, timeZone)}`,
    weekday: (day, length) => write(monday + day * dayMs, 'UTC', { weekday: length }),
    hour: (hour) => {
      const at = monday + Math.floor(hour) * hourMs;
      const short = halves ? write(at, 'UTC', { hour: 'numeric' }, locale) : time(at, 'UTC');
      return short.replaceAll(/\s/g, '\u00a0');
    },
    list: (items) => lists.format(items),
  };
}

/** The weekday and hour of a moment where the listener lives. */
export function localHour(at: number, timeZone: string): LocalHour {
  const parts = dateFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday'));
  return { weekday, hour: Number(part('hour')) + Number(part('minute')) / 60 };
}

/** `YYYY-MM-DD` of a moment where the listener lives. */
export function localDay(at: number, timeZone: string): string {
  return dateFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}
