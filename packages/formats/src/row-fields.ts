/**
 * The fields that every play needs, read from a row of unknown shape: each reader returns the value
 * or the rejection that names the field.
 */

import { earliestStamp, latestStamp } from './clock.ts';
import type { Rejection } from './format.ts';
import { rejectField, rejectMissing } from './rejection.ts';
import { unknownMs } from './source-track.ts';

/** Nothing is played for longer than this in one go; exports that say so are wrong. */
const longestPlayMs = 86_400_000;
/** Characters (UTF-16 code units) of a title, an artist's or a release's name. */
const longestText = 2000;
/** Names in a list of artists. */
const mostNames = 100;

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

const epochForms = {
  seconds: 'seconds since 1970',
  milliseconds: 'milliseconds since 1970',
} as const;

/** A stamp counted since 1970, a number or its digits, as UTC epoch milliseconds. */
export function readEpoch(
  value: unknown,
  field: string,
  unit: keyof typeof epochForms,
): number | Rejection {
  if (value === undefined || value === null || value === '') return rejectMissing(field);
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isFinite(count)) {
    return rejectField('bad-time', field, value, `is not a time (${epochForms[unit]})`);
  }
  const stamp = Math.round(unit === 'seconds' ? count * 1000 : count);
  if (stamp >= earliestStamp && stamp < latestStamp) return stamp;
  return rejectField('time-out-of-range', field, value, 'is not between 2002 and 2099');
}

/** Seconds or milliseconds played as told beside a scrobble; `unknownMs` for what cannot be true. */
export function readTold(value: unknown, unit: keyof typeof epochForms): number {
  if (typeof value !== 'number') return unknownMs;
  const ms = Math.round(unit === 'seconds' ? value * 1000 : value);
  return ms > 0 && ms <= longestPlayMs ? ms : unknownMs;
}

/** A track's length for what is kept of a play, in milliseconds; undefined where it cannot be true. */
export function readLength(value: unknown, unit: keyof typeof epochForms): number | undefined {
  const ms = readTold(value, unit);
  return ms === unknownMs ? undefined : ms;
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

/** As `readName`, for a name that may be left out: null where it is, or is empty. */
export function readOptionalName(value: unknown, field: string): string | null | Rejection {
  if (value === undefined || value === null || value === '') return null;
  return readName(value, field);
}

/** A list of at least one name. */
export function readNames(value: unknown, field: string): readonly string[] | Rejection {
  if (value === undefined || value === null) return rejectMissing(field);
  if (!Array.isArray(value)) return rejectField('bad-type', field, value, 'is not a list of names');
  if (value.length === 0) return rejectMissing(field);
  if (value.length > mostNames) {
    return { code: 'text-too-long', reason: `${field} lists over ${mostNames} names` };
  }
  const names: string[] = [];
  for (const item of value) {
    const name = readName(item, field);
    if (typeof name !== 'string') return name;
    names.push(name);
  }
  return names;
}
