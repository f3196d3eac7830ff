/** Times as logs for measuring write them. */

import { readings, type TimeForm } from '../generic-csv/time-form.ts';

const forms = ['iso', 'iso-local'] as const satisfies readonly TimeForm[];
/** Seconds since 1970 have fewer digits until the year 5138, milliseconds more since March 1973. */
const firstMilliseconds = 1e11;

export const timeShape = 'seconds or milliseconds since 1970, or 2024-05-31T21:04:05Z';

/**
 * Seconds or milliseconds since 1970, told apart by their size, or ISO 8601 (UTC where it names no
 * zone) → UTC epoch milliseconds; NaN for any other text. Any year will do: research sets move theirs.
 */
export function parseBatchTime(text: string): number {
  if (/^\d{1,15}(\.\d{1,9})?$/.test(text)) {
    const value = Number(text);
    return Math.floor(value < firstMilliseconds ? value * 1000 : value);
  }
  for (const form of forms) {
    const at = readings[form].parse(text);
    if (!Number.isNaN(at)) return at;
  }
  return Number.NaN;
}
