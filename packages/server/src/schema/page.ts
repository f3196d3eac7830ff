import { EchoError } from '@echotune/data';
import { z } from 'zod';

/** Where a page of a list ends, for the next one; clients hand it back as it is. */
export const Cursor = z.string().max(200).optional().describe('`next` of the page before');

/** Numbers as a cursor. */
export function cursorOf(...place: readonly number[]): string {
  return Buffer.from(place.join('.')).toString('base64url');
}

/** The numbers of a cursor; undefined without one. Throws input-invalid. */
export function placeOf(cursor: string | undefined, count: number): number[] | undefined {
  if (cursor === undefined) return undefined;
  const parts = Buffer.from(cursor, 'base64url').toString().split('.');
  const place = parts.map(Number);
  const isOurs = place.length === count && place.every(Number.isSafeInteger);
  // Of nothing, and of blanks, Number makes 0.
  if (isOurs && parts.every((part) => part.trim() !== '')) return place;
  throw new EchoError('input-invalid', 'cursor: is none that was handed out here.');
}
