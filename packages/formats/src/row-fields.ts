/**
 * The fields that every play needs, read from a row of unknown shape: each reader returns the value
 * or the rejection that names the field.
 */

import { earliestStamp, latestStamp } from './clock.ts';
import type { Rejection } from './format.ts';
import { rejectField, rejectMissing } from './rejection.ts';

/** Nothing is played for longer than this in one go; exports that say so are wrong. */
const longestPlayMs = 86_400_000;
/** Characters (UTF-16 code units) of a title, an artist's or a release's name. */
const longestText = 2000;

/** A stamp as UTC epoch milliseconds. `parse` reads the source's form, `form` names it. */
export function readStamp(
  value: unknown,
  field: string,
  form: string,
  parse: (text: string) => number,
): number | Rejection {
  if (value === undefined || value === null) return rejectMissing(field);
  if (typeof value !== 'string') return rejectField('bad-type', field, value, 'is not text');
  const stamp = parse(value);
  if (Number.isNaN(stamp)) return rejectField('bad-time', field, value, `is not a time (${form})`);
  if (stamp >= earliestStamp && stamp < latestStamp) return stamp;
  return rejectField('time-out-of-range', field, value, 'is not between 2002 and 2099');
}

/** Milliseconds played: a whole number from 0 to a day. */
export function readDuration(value: unknown, field: string): number | Rejection {
  if (value === undefined || value === null) return rejectMissing(field);
  if (typeof value !== 'number') return rejectField('bad-type', field, value, 'is not a number');
  if (Number.isInteger(value) && value >= 0 && value <= longestPlayMs) return value;
  const why = 'is not a whole number of milliseconds from 0 to 24 hours';
  return rejectField('bad-duration', field, value, why);
}

/** A name that must be there and is stored: not blank, not endless, without NUL. */
export function readName(value: unknown, field: string): string | Rejection {
  if (value === undefined || value === null) return rejectMissing(field);
  if (typeof value !== 'string') return rejectField('bad-type', field, value, 'is not text');
  if (value.trim() === '') return rejectMissing(field);
  if (value.length > longestText) {
    return rejectField('text-too-long', field, value, `has over ${longestText} characters`);
  }
  if (value.includes('\0')) return rejectField('nul-byte', field, value, 'holds a NUL character');
  // Half a surrogate pair cannot be written as UTF-8: no store could give it back as it was.
  return value.toWellFormed();
}
