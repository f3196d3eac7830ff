/**
 * Logs for prediction and evaluation as CSV: a header that names the columns, in any order. They are
 * measured with and not imported, so a track is just a token, and a row that is wrong is not skipped
 * over but told.
 */

import { detectDelimiter } from '../csv/dialect.ts';
import { type RowPlace, RowReader } from '../csv/row-reader.ts';
import { withHead } from '../file-head.ts';
import type { Rejection } from '../format.ts';
import type { BatchKind } from './columns.ts';
import { type BatchPlay, BatchRowReader } from './rows.ts';

/** What became of a row; exactly one of the two is set. */
export interface BatchRow extends RowPlace {
  readonly play?: BatchPlay;
  readonly rejected?: Rejection;
}

function openReader(head: Uint8Array, kind: BatchKind): RowReader<BatchRow> {
  let rows: BatchRowReader | null = null;
  return new RowReader<BatchRow>(
    { delimiter: detectDelimiter(head), quotes: true },
    {
      take(cells, place) {
        if (rows === null) {
          rows = new BatchRowReader(cells, kind);
          return rows.problem ?? 'aside';
        }
        const outcome = rows.read(cells);
        return 'code' in outcome ? { ...place, rejected: outcome } : { ...place, play: outcome };
      },
      reject: (rejected, place) => ({ ...place, rejected }),
      finish: () => (rows === null ? 'it has no rows' : null),
    },
  );
}

/**
 * Batches of rows in file order, in bounded memory. Throws FormatError `wrong-columns` where the first
 * row does not name what is needed, and as `readCsvRows` does.
 */
export async function* parseBatchLog(
  chunks: AsyncIterable<Uint8Array>,
  kind: BatchKind,
): AsyncGenerator<readonly BatchRow[]> {
  let reader: RowReader<BatchRow> | null = null;
  for await (const chunk of withHead(chunks)) {
    reader ??= openReader(chunk, kind);
    yield* reader.push(chunk);
  }
  if (reader) yield* reader.finish();
}
