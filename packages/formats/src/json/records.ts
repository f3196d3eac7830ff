/**
 * From the bytes of a JSON file to parsed records. Elements that arrive together are decoded and
 * parsed together; only where that fails is each looked at alone, so one bad record costs the others
 * nothing. Text that is not valid UTF-8 is never repaired: its record is rejected.
 */

import type { ParsedRecord, PlayRecord, Rejection } from '../format.ts';
import { ListScanner, recordLimitBytes } from './list-scanner.ts';
import type { ElementSpan, RecordScanner } from './record-scanner.ts';

/** What a row turned out to be: a play, a kind of not-music, or a rejection. */
export type Outcome = PlayRecord | NonNullable<ParsedRecord['notMusic']> | Rejection;

/** A JSON object; only fields that a format lists are ever read from it. */
export type Row = Readonly<Record<string, unknown>>;

/** Small enough for strings of a batch to stay out of the large object space: parsing is twice as fast. */
const sliceBytes = 1 << 15;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseTogether(buffer: Uint8Array, spans: readonly ElementSpan[]): unknown[] | null {
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last || spans.some((span) => span.tooLarge)) return null;
  try {
    return JSON.parse(`[${decoder.decode(buffer.subarray(first.from, last.to))}]`);
  } catch {
    return null;
  }
}

/** Reads one element; what it cannot read it rejects. */
export function parseAlone(
  buffer: Uint8Array,
  span: ElementSpan,
): { readonly value: unknown } | Rejection {
  if (span.tooLarge) {
    return { code: 'record-too-large', reason: `the record is over ${recordLimitBytes} bytes` };
  }
  let text: string;
  try {
    text = decoder.decode(buffer.subarray(span.from, span.to));
  } catch {
    return { code: 'not-json', reason: 'the record is not valid UTF-8' };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { code: 'not-json', reason: 'the record is not valid JSON' };
  }
}

function readValue(value: unknown, read: (row: Row) => Outcome): Outcome {
  if (isRow(value)) return read(value);
  return { code: 'not-an-object', reason: 'the record is not a JSON object' };
}

function toRecord(record: number, line: number, outcome: Outcome): ParsedRecord {
  if (typeof outcome === 'string') return { record, line, notMusic: outcome };
  if ('code' in outcome) return { record, line, rejected: outcome };
  return { record, line, play: outcome };
}

/** What to make of one record: of its value, or of why it has none. */
type Make<Made> = (
  record: number,
  line: number,
  value: unknown,
  rejected: Rejection | null,
) => Made;

function makeAll<Made>(
  { buffer, listed }: RecordScanner,
  spans: readonly ElementSpan[],
  firstRecord: number,
  make: Make<Made>,
): Made[] {
  const values = listed ? parseTogether(buffer, spans) : null;
  return spans.map((span, index) => {
    const record = firstRecord + index;
    if (values) return make(record, span.line, values[index], null);
    const parsed = parseAlone(buffer, span);
    return 'value' in parsed
      ? make(record, span.line, parsed.value, null)
      : make(record, span.line, undefined, parsed);
  });
}

/**
 * Batches of what `make` makes of each record, numbered once from 0 in file order. `open` gives the
 * scanner and sees the first chunk (nothing where there is none).
 * Throws FormatError after the last readable record where the file as a whole cannot be read on.
 */
export async function* mapRecords<Made>(
  chunks: AsyncIterable<Uint8Array>,
  open: (firstChunk: Uint8Array) => RecordScanner,
  make: Make<Made>,
): AsyncGenerator<readonly Made[]> {
  let scanner: RecordScanner | null = null;
  let record = 0;
  for await (const chunk of chunks) {
    scanner ??= open(chunk);
    for (let from = 0; from < chunk.length; from += sliceBytes) {
      const spans = scanner.push(chunk.subarray(from, from + sliceBytes));
      if (spans.length > 0) yield makeAll(scanner, spans, record, make);
      record += spans.length;
      if (scanner.failure) throw scanner.failure;
    }
  }
  scanner ??= open(new Uint8Array(0));
  const spans = scanner.finish();
  if (spans.length > 0) yield makeAll(scanner, spans, record, make);
  if (scanner.failure) throw scanner.failure;
}

/** Reads one value with `read` and accounts for it. */
export function readRecord(
  record: number,
  line: number,
  value: unknown,
  rejected: Rejection | null,
  read: (row: Row) => Outcome,
): ParsedRecord {
  return toRecord(record, line, rejected ?? readValue(value, read));
}

/**
 * Batches of records, read with `read`, of a file that `open` scans: a list of records where it is
 * not given. Errors as `mapRecords`.
 */
export function parseRecords(
  chunks: AsyncIterable<Uint8Array>,
  read: (row: Row) => Outcome,
  open: (firstChunk: Uint8Array) => RecordScanner = () => new ListScanner(),
): AsyncGenerator<readonly ParsedRecord[]> {
  return mapRecords(chunks, open, (record, line, value, rejected) =>
    readRecord(record, line, value, rejected, read),
  );
}
