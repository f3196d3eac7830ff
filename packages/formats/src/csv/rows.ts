/** The rows of a CSV file as a stream, one by one accounted for. */

import { FormatError } from '../error.ts';
import type { Rejection } from '../format.ts';
import { detectDelimiter, headBytes } from './dialect.ts';
import { type Delimiter, RowScanner, type RowSpan } from './row-scanner.ts';
import { readSpans } from './span-reader.ts';

/** A row's cells as written, quotes removed. */
export interface CsvCells {
  /** Position among the file's records, from 0. */
  readonly record: number;
  /** Line the row starts on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row that cannot be read. */
export interface CsvRejection {
  readonly record: number;
  readonly line: number;
  readonly rejected: Rejection;
}

export type CsvRow = CsvCells | CsvRejection;

export interface CsvOptions {
  /** Found out from the first 64 KiB where it is not given. */
  readonly delimiter?: Delimiter;
  /** False where `"` is text and never encloses a cell. */
  readonly quotes?: boolean;
  /** Takes a header or a comment aside: rows it says yes to are neither counted nor handed on. */
  readonly aside?: (cells: readonly string[]) => boolean;
}

/** Small enough for the texts of a batch to be cheap to collect. */
const sliceBytes = 1 << 15;

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The stream with its first 64 KiB (or all of it) in the first chunk: nothing hangs on how it was cut. */
async function* withHead(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const head: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (length >= headBytes) {
      yield chunk;
      continue;
    }
    head.push(chunk);
    length += chunk.length;
    if (length >= headBytes) yield joined(head.splice(0), length);
  }
  if (length < headBytes) yield joined(head, length);
}

class RowReader {
  readonly #scanner: RowScanner;
  readonly #delimiter: Delimiter;
  readonly #quotes: boolean;
  readonly #aside: (cells: readonly string[]) => boolean;
  #record = 0;

  constructor(delimiter: Delimiter, { quotes = true, aside = () => false }: CsvOptions) {
    this.#delimiter = delimiter;
    this.#quotes = quotes;
    this.#aside = aside;
    this.#scanner = new RowScanner({ delimiter, quotes });
  }

  push(bytes: Uint8Array): CsvRow[] {
    return this.#read(this.#scanner.push(bytes));
  }

  finish(): CsvRow[] {
    return this.#read(this.#scanner.finish());
  }

  check(): void {
    const { failure } = this.#scanner;
    if (!failure) return;
    const { code, what, byte } = failure;
    throw new FormatError(code, `${what} (byte ${byte})`, { byte, record: this.#record });
  }

  #read(spans: readonly RowSpan[]): CsvRow[] {
    const dialect = { delimiter: this.#delimiter, quotes: this.#quotes };
    const outcomes = readSpans(this.#scanner.buffer, spans, dialect);
    const rows: CsvRow[] = [];
    for (const [index, { line }] of spans.entries()) {
      const outcome = outcomes[index]!;
      if (!Array.isArray(outcome)) rows.push({ record: this.#record++, line, rejected: outcome });
      else if (!this.#aside(outcome)) rows.push({ record: this.#record++, line, cells: outcome });
    }
    return rows;
  }
}

/**
 * Batches of rows in file order: each with its cells, or rejected alone where it is over 1 MiB, is
 * not valid UTF-8 or has text after a closing quote. Blank lines are skipped; lines may end in LF,
 * CRLF or CR; memory is bounded whatever the input. Throws FormatError `wrong-encoding` for UTF-16,
 * and `truncated` after the last row where the file ends inside quotes.
 */
export async function* readCsvRows(
  chunks: AsyncIterable<Uint8Array>,
  options: CsvOptions = {},
): AsyncGenerator<readonly CsvRow[]> {
  let reader = options.delimiter ? new RowReader(options.delimiter, options) : null;
  for await (const chunk of reader ? chunks : withHead(chunks)) {
    reader ??= new RowReader(detectDelimiter(chunk), options);
    for (let from = 0; from < chunk.length; from += sliceBytes) {
      const rows = reader.push(chunk.subarray(from, from + sliceBytes));
      if (rows.length > 0) yield rows;
      reader.check();
    }
  }
  const rows = reader?.finish() ?? [];
  if (rows.length > 0) yield rows;
  reader?.check();
}
