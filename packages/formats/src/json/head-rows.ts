import type { FormatError } from '../error.ts';
import { ListScanner } from './list-scanner.ts';
import { isRow, parseAlone, type Row } from './records.ts';

/** What the beginning of a file shows. */
export interface HeadRows {
  /** Its readable records. */
  readonly rows: readonly Row[];
  /** Why it is not the beginning of a JSON list, where it is none. */
  readonly failure: FormatError | null;
}

/** Reads the records in the first bytes of a file, which may end anywhere. */
export function readHeadRows(head: Uint8Array): HeadRows {
  const scanner = new ListScanner();
  const spans = scanner.push(head);
  const rows = spans
    .map((span) => parseAlone(scanner.buffer, span))
    .map((parsed) => ('value' in parsed ? parsed.value : null))
    .filter(isRow);
  const blank = head.every((byte) => byte <= 0x20);
  if (blank && scanner.failure === null) scanner.finish();
  return { rows, failure: scanner.failure };
}
