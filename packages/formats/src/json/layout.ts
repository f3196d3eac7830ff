/** Where the files of a format keep their records, and which scanner a file therefore needs. */

import { headBytes, withHead } from '../file-head.ts';
import type { ParsedRecord } from '../format.ts';
import { readPreamble } from './encoding.ts';
import { LineScanner } from './line-scanner.ts';
import { ListScanner } from './list-scanner.ts';
import { NestedLists, type Nesting } from './nested-lists.ts';
import { isBlank, openBracket } from './outline.ts';
import { type Outcome, parseRecords, type Row } from './records.ts';

export interface Layout {
  /** Lists of records inside other objects. */
  readonly nesting: Nesting | null;
  /** Whether a file may also be a mere list of records, or JSON Lines with one record each. */
  readonly bare: boolean;
}

/** Where the text of a file starts; the end of the head where it is blank. */
export function textStart(head: Uint8Array): number {
  const preamble = readPreamble(head);
  let at = preamble.kind === 'utf-8' ? preamble.skip : 0;
  while (at < head.length && isBlank(head[at]!)) at++;
  return at;
}

function holdsList(head: Uint8Array, nesting: Nesting): boolean {
  const met = new NestedLists(nesting).read(head, textStart(head), head.length);
  return met === 'list' || met === 'record';
}

/** The scanner for a file that starts with `head`, of which the first 64 KiB decide. */
export function openLayout({ nesting, bare }: Layout, head: Uint8Array): ListScanner | LineScanner {
  const start = head.subarray(0, headBytes);
  const nested = nesting !== null && (!bare || holdsList(start, nesting));
  if (nested) return new ListScanner(new NestedLists(nesting));
  return start[textStart(start)] === openBracket ? new ListScanner() : new LineScanner();
}

/** Batches of records of a file laid out so; as `parseRecords`. */
export function parseLaidOut(
  chunks: AsyncIterable<Uint8Array>,
  layout: Layout,
  read: (row: Row) => Outcome,
): AsyncGenerator<readonly ParsedRecord[]> {
  return parseRecords(withHead(chunks), read, (head) => openLayout(layout, head));
}
