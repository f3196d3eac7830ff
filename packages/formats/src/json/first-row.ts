import type { FormatError } from '../error.ts';
import { ListScanner } from './list-scanner.ts';
import { isRow, parseAlone, type Row } from './records.ts';

/** What the beginning of a file shows: its first readable record, or why there is none. */
export interface FirstRow {
  readonly row: Row | null;
  /** The beginning is not that of a JSON list of records. */
  readonly failure: FormatError | null;
}

/** Looks for the first record in the first bytes of a file, which may end anywhere. */
export function findFirstRow(head: Uint8Array): FirstRow {
  const scanner = new ListScanner();
  const spans = scanner.push(head);
  for (const span of spans) {
    const parsed = parseAlone(scanner.buffer, span);
    if ('value' in parsed && isRow(parsed.value)) return { row: parsed.value, failure: null };
  }
  if (scanner.failure === null && head.every((byte) => byte <= 0x20)) scanner.finish();
  return { row: null, failure: scanner.failure };
}
