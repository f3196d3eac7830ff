/**
 * Reads the fixed forms of time in exports, character by character: it is done for
 * every row, and `Date.parse` both accepts too much (31 February) and reads some forms as local time.
 */

/** Music was first streamed after this; an earlier stamp is a device with a wrong clock. */
export const earliestStamp = Date.UTC(2002, 0, 1);
export const latestStamp = Date.UTC(2100, 0, 1);

const zero = 0x30;
const dash = 0x2d;
const colon = 0x3a;
const space = 0x20;
const letterT = 0x54;
const letterZ = 0x5a;

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (monthDays[month - 1] ?? 0);
}

/** The number that two digits at `at` spell; NaN where they are no digits. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - zero;
  const ones = text.charCodeAt(at + 1) - zero;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** `YYYY-MM-DD?HH:MM` at the beginning of a text, as UTC epoch milliseconds; NaN where it is not. */
function readMinutes(text: string, separator: number): number {
  const year = pair(text, 0) * 100 + pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const written =
    text.charCodeAt(4) === dash &&
    text.charCodeAt(7) === dash &&
    text.charCodeAt(10) === separator &&
    text.charCodeAt(13) === colon;
  const possible = day >= 1 && day <= daysIn(year, month) && hour <= 23 && minute <= 59;
  // Date.UTC takes the years 0–99 for 1900–1999; no export reaches back to either.
  return written && possible ? Date.UTC(year, month - 1, day, hour, minute) : Number.NaN;
}

/** `YYYY-MM-DDTHH:MM:SSZ` → UTC epoch milliseconds, NaN for any other text. */
export function parseSecondStamp(text: string): number {
  const second = pair(text, 17);
  const written =
    text.length === 20 && text.charCodeAt(16) === colon && text.charCodeAt(19) === letterZ;
  return written && second <= 59 ? readMinutes(text, letterT) + second * 1000 : Number.NaN;
}

/** `YYYY-MM-DD HH:MM`, taken as UTC → epoch milliseconds, NaN for any other text. */
export function parseMinuteStamp(text: string): number {
  return text.length === 16 ? readMinutes(text, space) : Number.NaN;
}

const rfc3339 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** A time of RFC 3339, with fractions and any offset → UTC epoch milliseconds, NaN for any other text. */
export function parseRfc3339(text: string): number {
  const [, time, fraction = '', sign, hours = '0', minutes = '0'] = rfc3339.exec(text) ?? [];
  if (time === undefined || Number(hours) > 23 || Number(minutes) > 59) return Number.NaN;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  const stamp = parseSecondStamp(`${time}Z`) + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return sign === '-' ? stamp + offset : stamp - offset;
}
