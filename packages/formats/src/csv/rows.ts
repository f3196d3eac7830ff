/** The rows of a CSV file as a stream, one by one accounted for. */

import { withHead } from '../file-head.ts';
import type { Rejection } from '../format.ts';
import { detectDelimiter } from './dialect.ts';
import { type RowPlace, RowReader } from './row-reader.ts';
import type { Delimiter } from './row-scanner.ts';

/** A row's cells as written, quotes removed. */
export interface CsvCells extends RowPlace {
  readonly cells: readonly string[];
}

/** A row that cannot be read. */
export interface CsvRejection extends RowPlace {
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

function openReader(
  head: Uint8Array,
  { delimiter = detectDelimiter(head), quotes = true, aside = () => false }: CsvOptions,
): RowReader<CsvRow> {
  return new RowReader<CsvRow>(
    { delimiter, quotes },
    {
      take: (cells, place) => (aside(cells) ? 'aside' : { ...place, cells }),
      reject: (rejected, place) => ({ ...place, rejected }),
    },
  );
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
  let reader: RowReader<CsvRow> | null = null;
  for await (const chunk of withHead(chunks)) {
    reader ??= openReader(chunk, options);
    yield* reader.push(chunk);
  }
  if (reader) yield* reader.finish();
}
