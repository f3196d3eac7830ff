import { FormatError } from '../error.ts';
import type { Rejection } from '../format.ts';
import { type CsvDialect, RowScanner } from './row-scanner.ts';
import type { RowSpan } from './row-span.ts';
import { notUtf8, readSpans } from './span-reader.ts';

/** Where a row stands. */
export interface RowPlace {
  /** Position among the file's records, from 0. */
  readonly record: number;
  /** Line the row starts on, from 1. */
  readonly line: number;
}

/** What is made of rows. */
export interface RowTaker<Made extends object> {
  /** `aside`: the row is no record (a header, a comment). Other text: why the file cannot be read. */
  take(cells: readonly string[], place: RowPlace): Made | string;
  reject(rejection: Rejection, place: RowPlace): Made;
  /** At the end of the file: why it could not be read, or null. */
  finish?(): string | null;
}

/** Small enough for the texts of a batch to be cheap to collect. */
const sliceBytes = 1 << 15;
/** More rows that are not in UTF-8, if they are a fiftieth of all, are no accident. */
const damagedRows = 10;

export class RowReader<Made extends object> {
  readonly #scanner: RowScanner;
  readonly #dialect: CsvDialect;
  readonly #taker: RowTaker<Made>;
  #record = 0;
  #byte = 0;
  #damaged = 0;
  #failure: FormatError | null = null;

  constructor(dialect: CsvDialect, taker: RowTaker<Made>) {
    this.#dialect = dialect;
    this.#taker = taker;
    this.#scanner = new RowScanner(dialect);
  }

  /** Batches of the rows that end in the chunk. Throws FormatError after the last readable one. */
  *push(chunk: Uint8Array): Generator<readonly Made[]> {
    for (let from = 0; from < chunk.length; from += sliceBytes) {
      const slice = chunk.subarray(from, from + sliceBytes);
      yield* this.#read(this.#scanner.push(slice));
      this.#byte += slice.length;
    }
  }

  /** What the end of the file completes. Throws FormatError where the file cannot have ended. */
  *finish(): Generator<readonly Made[]> {
    yield* this.#read(this.#scanner.finish());
    const problem = this.#taker.finish?.() ?? null;
    if (problem !== null) throw this.#fail('wrong-columns', problem, this.#byte);
  }

  *#read(spans: readonly RowSpan[]): Generator<readonly Made[]> {
    const rows = this.#take(spans);
    if (rows.length > 0) yield rows;
    if (this.#failure) throw this.#failure;
    const { failure } = this.#scanner;
    if (failure) throw this.#fail(failure.code, failure.what, failure.byte);
  }

  #take(spans: readonly RowSpan[]): Made[] {
    const outcomes = readSpans(this.#scanner.buffer, spans, this.#dialect);
    const rows: Made[] = [];
    for (const [index, span] of spans.entries()) {
      const outcome = outcomes[index]!;
      const place = { record: this.#record, line: span.line };
      const made = Array.isArray(outcome)
        ? this.#taker.take(outcome, place)
        : this.#taker.reject(outcome, place);
      if (typeof made !== 'string') {
        rows.push(made);
        this.#record++;
        if (outcome === notUtf8 && this.#isForeign()) {
          const what = `many rows are not in UTF-8, as on line ${span.line}; save the file as UTF-8`;
          this.#failure = this.#fail('wrong-encoding', what, this.#scanner.placeOf(span));
          break;
        }
      } else if (made !== 'aside') {
        const byte = this.#scanner.placeOf(span);
        this.#failure = this.#fail('wrong-columns', `${made} (line ${span.line})`, byte);
        break;
      }
    }
    return rows;
  }

  /** Counts a row that is not in UTF-8: whether there are too many. */
  #isForeign(): boolean {
    this.#damaged += 1;
    return this.#damaged > damagedRows && this.#damaged * 50 > this.#record;
  }

  #fail(code: FormatError['code'], what: string, byte: number): FormatError {
    return new FormatError(code, `${what} (byte ${byte})`, { byte, record: this.#record });
  }
}
