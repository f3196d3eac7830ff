/** How a table may write the time of a play, and how its values prove which way it is. */

import { earliestStamp, latestStamp } from '../clock.ts';
import { parseEpochMilliseconds, parseEpochSeconds } from '../csv/epoch.ts';
import { parseMonthNamed, timeOfParts } from '../csv/written-time.ts';

export const timeForms = [
  'epoch-s',
  'epoch-ms',
  'iso',
  'iso-local',
  'month-name',
  'day-first',
  'month-first',
] as const;

export type TimeForm = (typeof timeForms)[number];

interface Reading {
  /** For a person. */
  readonly shape: string;
  /** The text says what its time means in UTC. */
  readonly zoned: boolean;
  /** UTC epoch milliseconds, of local times as if they were UTC; NaN for what is not so written. */
  readonly parse: (text: string) => number;
}

const iso =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)? ?(Z|UTC|GMT|([+-])(\d\d):?(\d\d)?)?$/i;
const numbered =
  /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}),? (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([ap])\.?m\.?)?$/i;

function parseIso(text: string, zoned: boolean): number {
  const match = iso.exec(text);
  if (!match || (match[8] !== undefined) !== zoned) return Number.NaN;
  const [, year = '', month = '', day = '', hour = '', minute = '', second, fraction = ''] = match;
  const local = timeOfParts([year, month, day], [hour, minute, second]);
  const [sign, hours = '0', minutes = '0'] = match.slice(9);
  if (Number(hours) > 14 || Number(minutes) > 59) return Number.NaN;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  const written = local + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return sign === '-' ? written + offset : written - offset;
}

/** The hour of a clock of 24; NaN where `half` and the hour of 12 do not go together. */
function fullHour(hour: string, half: string | undefined): number {
  if (half === undefined) return Number(hour);
  const of12 = Number(hour);
  if (of12 < 1 || of12 > 12) return Number.NaN;
  return (of12 % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function parseNumbered(text: string, dayFirst: boolean): number {
  const match = numbered.exec(text);
  if (!match) return Number.NaN;
  const [, one = '', , other = '', year = '', hour = '', minute = '', second, half] = match;
  const [month, day] = dayFirst ? [other, one] : [one, other];
  return timeOfParts([year, month, day], [String(fullHour(hour, half)), minute, second]);
}

export const readings: Readonly<Record<TimeForm, Reading>> = {
  'epoch-s': { shape: 'seconds since 1970', zoned: true, parse: parseEpochSeconds },
  'epoch-ms': { shape: 'milliseconds since 1970', zoned: true, parse: parseEpochMilliseconds },
  iso: {
    shape: 'YYYY-MM-DD HH:MM:SS with Z or an offset',
    zoned: true,
    parse: (text) => parseIso(text, true),
  },
  'iso-local': {
    shape: 'YYYY-MM-DD HH:MM:SS',
    zoned: false,
    parse: (text) => parseIso(text, false),
  },
  'month-name': { shape: 'DD Mmm YYYY HH:MM', zoned: false, parse: parseMonthNamed },
  'day-first': {
    shape: 'DD/MM/YYYY HH:MM',
    zoned: false,
    parse: (text) => parseNumbered(text, true),
  },
  'month-first': {
    shape: 'MM/DD/YYYY HH:MM',
    zoned: false,
    parse: (text) => parseNumbered(text, false),
  },
};

function reads(form: TimeForm, text: string): boolean {
  const stamp = readings[form].parse(text);
  return stamp >= earliestStamp && stamp < latestStamp;
}

/** Of a column's values so many must be times of one form; the others are rejected row by row. */
const share = 0.6;

/** Which comes first, where a date of numbers does not prove it. */
export type DateOrder = 'day-first' | 'month-first';

/** Day or month first: what most of the values prove that only one of the orders can read. */
function orderOf(
  values: readonly string[],
  wish: DateOrder | undefined,
): TimeForm | { readonly why: string } {
  const only = (one: DateOrder, other: DateOrder) =>
    values.filter((value) => reads(one, value) && !reads(other, value)).length;
  // With dots nobody writes the month first.
  const dotted = values.some((value) => /^\d{1,2}\.\d/.test(value) && reads('day-first', value));
  if (dotted) return 'day-first';
  const days = only('day-first', 'month-first');
  const months = only('month-first', 'day-first');
  // One slip of the pen proves nothing against many.
  if (days > 9 * months) return 'day-first';
  if (months > 9 * days) return 'month-first';
  if (wish !== undefined) return wish;
  const example = values.find((value) => reads('day-first', value) || reads('month-first', value));
  return {
    why: `do not prove whether the day or the month comes first (${JSON.stringify(example)}): say so with --dates day-first or --dates month-first`,
  };
}

/** Values that one form reads; dates of numbers in either order. */
function readsIn(form: TimeForm): (value: string) => boolean {
  if (form !== 'day-first' && form !== 'month-first') return (value) => reads(form, value);
  return (value) => reads('day-first', value) || reads('month-first', value);
}

/**
 * The form that most of the values have, within the times music has been streamed; else why there is
 * none, as "its values …". `wish` decides where dates do not prove their order.
 */
export function formOf(
  column: readonly string[],
  wish?: DateOrder,
): TimeForm | { readonly why: string } {
  const values = column.map((value) => value.trim()).filter((value) => value !== '');
  if (values.length === 0) return { why: 'are not there' };
  let nearest: { readonly fit: number; readonly form: TimeForm } | null = null;
  for (const form of timeForms) {
    const fit = values.filter(readsIn(form)).length;
    if (fit >= values.length * share) {
      return form === 'day-first' || form === 'month-first' ? orderOf(values, wish) : form;
    }
    if (fit > (nearest?.fit ?? -1)) nearest = { fit, form };
  }
  const isTime = readsIn(nearest?.form ?? 'iso');
  const example = values.find((value) => !isTime(value)) ?? '';
  return { why: `are no times, such as ${JSON.stringify(example.slice(0, 40))}` };
}

/** How a column writes its times in a form, for a person: between numbers with its own signs. */
export function shapeIn(column: readonly string[], form: TimeForm): string {
  const { shape } = readings[form];
  const example = column.find((value) => reads(form, value.trim()))?.trim() ?? '';
  const sign = numbered.exec(example)?.[2];
  return sign === undefined ? shape : shape.replaceAll('/', sign);
}
