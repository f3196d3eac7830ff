import type { FormatError } from '../error.ts';
import { headBytes } from '../file-head.ts';
import { type Layout, openLayout, textStart } from './layout.ts';
import { ListScanner } from './list-scanner.ts';
import { openBrace } from './outline.ts';
import type { ElementSpan, RecordScanner } from './record-scanner.ts';
import { isRow, parseAlone, type Row } from './records.ts';

/** More records make nobody more certain, and thousands of tiny ones that do not parse take a second. */
const recordsLooked = 50;

/** What the beginning of a file shows. */
export interface HeadRows {
  /** The readable ones of its first 50 records. */
  readonly rows: readonly Row[];
  /** Why its records are not where they should be; null where they may be. */
  readonly failure: string | null;
}

function readRows(scanner: RecordScanner, spans: readonly ElementSpan[]): Row[] {
  return spans
    .slice(0, recordsLooked)
    .map((span) => parseAlone(scanner.buffer, span))
    .map((parsed) => ('value' in parsed ? parsed.value : null))
    .filter(isRow);
}

function listFailure(scanner: ListScanner, head: Uint8Array, found: number): FormatError | null {
  // Only the end of the file tells that it is empty, or has no list where records would be.
  if (scanner.failure === null && found === 0 && head.length < headBytes) scanner.finish();
  const { failure } = scanner;
  return failure?.code === 'truncated' ? null : failure;
}

/** Reads the first records in the first bytes of a file (64 KiB, or all), laid out so or a mere list. */
export function readHeadRows(head: Uint8Array, layout?: Layout): HeadRows {
  const scanner = layout ? openLayout(layout, head) : new ListScanner();
  const spans = scanner.push(head);
  if (scanner instanceof ListScanner) {
    const failure = listFailure(scanner, head, spans.length);
    return { rows: readRows(scanner, spans), failure: failure?.message ?? null };
  }
  // The last line may be whole for all that is known.
  const rows = readRows(scanner, [...spans, ...scanner.finish()]);
  const first = head[textStart(head)];
  const strange = first !== undefined && first !== openBrace;
  // A damaged first line may come before good ones, but an archive may hold whole lines as well.
  if (strange && (rows.length === 0 || head.includes(0))) {
    return { rows: [], failure: scanner.failure?.message ?? 'the file does not start as JSON' };
  }
  return { rows, failure: scanner.failure?.message ?? null };
}
