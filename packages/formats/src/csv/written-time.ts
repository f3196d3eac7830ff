/** Dates written with the name of the month, or in any order of numbers. */

import { parseSecondStamp } from '../clock.ts';

/** Names by their first three letters: English, and German where it differs. */
const months: ReadonlyMap<string, number> = new Map([
  ...['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map(
    (name, index) => [name, index + 1] as const,
  ),
  ['mär', 3],
  ['mai', 5],
  ['okt', 10],
  ['dez', 12],
]);

const monthNamed = /^(\d{1,2})\.? (\p{L}{3,9})\.? (\d{4}),? (\d{1,2}):(\d\d)(?::(\d\d))?$/u;

function two(number: string | number): string {
  return String(number).padStart(2, '0');
}

/** The parts of a local time as UTC epoch milliseconds; NaN where there is no such time. */
export function timeOfParts(
  [year, month, day]: readonly [string, string | number, string],
  [hour, minute, second = '00']: readonly [string, string, string | undefined],
): number {
  const date = `${year}-${two(month)}-${two(day)}`;
  return parseSecondStamp(`${date}T${two(hour)}:${minute}:${second}Z`);
}

/**
 * `DD Mmm YYYY HH:MM`, with a comma after the year, seconds and whole names of months allowed → as if
 * UTC, epoch milliseconds; NaN for any other text.
 */
export function parseMonthNamed(text: string): number {
  const match = monthNamed.exec(text);
  if (!match) return Number.NaN;
  const [, day = '', name = '', year = '', hour = '', minute = '', second] = match;
  const month = months.get(name.slice(0, 3).toLowerCase());
  if (month === undefined) return Number.NaN;
  return timeOfParts([year, month, day], [hour, minute, second]);
}
