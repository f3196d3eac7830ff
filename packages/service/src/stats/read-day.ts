import { EchoError } from '@echotune/data';
import { utcOf, zonedClock } from '@echotune/engine';

/**
 * The first moment of a local date (YYYY-MM-DD) in a time zone, UTC epoch milliseconds. Where a clock
 * change swallows midnight it is the first moment that exists.
 * Throws input-invalid, naming what was read.
 */
export function readDay(text: string, timeZone: string): number {
  const midnight = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(midnight)) {
    throw new EchoError('input-invalid', `"${text}" is not a date like 2024-06-01.`);
  }
  return utcOf(midnight, zonedClock(timeZone));
}
