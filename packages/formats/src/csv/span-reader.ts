/**
 * From the bytes of rows to their cells. Rows that arrive together are decoded together where they
 * are ASCII; elsewhere each is decoded alone, so that text which is not valid UTF-8 costs its own row
 * only. It is never repaired.
 */

import type { Rejection } from '../format.ts';
import { recordLimitBytes } from '../json/list-scanner.ts';
import { splitCells } from './cells.ts';
import type { CsvDialect } from './row-scanner.ts';
import type { RowSpan } from './row-span.ts';

/** Of a row in another encoding, or damaged. */
export const notUtf8: Rejection = { code: 'not-csv', reason: 'the row is not valid UTF-8' };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Why a row has no cells to read; null where it has. */
function refuse({ tooLarge, broken }: RowSpan): Rejection | null {
  if (tooLarge) {
    return { code: 'record-too-large', reason: `the row is over ${recordLimitBytes} bytes` };
  }
  return broken ? { code: 'not-csv', reason: 'in the row text follows a closing quote' } : null;
}

/** For each row its cells as `split` finds them, or why it is rejected. */
export function readSpans(
  buffer: Uint8Array,
  spans: readonly RowSpan[],
  { delimiter }: CsvDialect,
  split: typeof splitCells = splitCells,
): (string[] | Rejection)[] {
  const start = spans[0]?.from ?? 0;
  const end = spans.at(-1)?.to ?? 0;
  const whole = spans.some((span) => span.tooLarge) ? null : decode(buffer.subarray(start, end));
  // Only where each byte is a character do the places of bytes hold for the text.
  const ascii = whole?.length === end - start ? whole : null;
  return spans.map((span) => {
    const refusal = refuse(span);
    if (refusal) return refusal;
    const text =
      ascii?.slice(span.from - start, span.to - start) ??
      decode(buffer.subarray(span.from, span.to));
    if (text === null) return notUtf8;
    return split(text, delimiter, span.quoted);
  });
}
