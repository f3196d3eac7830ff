/** Tables that tell of songs and artists: tags, years and audio features, as CSV with a header. */

import { detectDelimiter, scanHead } from '../csv/dialect.ts';
import { type RowPlace, RowReader } from '../csv/row-reader.ts';
import { exportify } from '../exportify/csv.ts';
import { withHead } from '../file-head.ts';
import type { Recognition, Rejection } from '../format.ts';
import { type Described, FeatureColumns } from './feature-columns.ts';

/** What became of a row; exactly one of the two is set. */
export interface FeatureRow extends RowPlace {
  readonly described?: Described;
  readonly rejected?: Rejection;
}

export interface FeatureRecognition extends Recognition {
  /** Exportify's tables hold what the Spotify Web API returned: its terms forbid learning from it. */
  readonly fromWebApi: boolean;
}

export function recogniseFeatures(name: string, head: Uint8Array): FeatureRecognition {
  const [first] = scanHead(head, { delimiter: detectDelimiter(head), quotes: true });
  const fromWebApi = exportify.recognise(name, head).confidence > 0;
  if (first === undefined)
    return { confidence: 0, why: 'it has no row that can be read', fromWebApi };
  const { problem } = new FeatureColumns(first);
  return problem === null
    ? { confidence: 1, why: 'its columns can be told by their names', fromWebApi }
    : { confidence: 0, why: problem, fromWebApi };
}

function openReader(head: Uint8Array): RowReader<FeatureRow> {
  let columns: FeatureColumns | null = null;
  return new RowReader<FeatureRow>(
    { delimiter: detectDelimiter(head), quotes: true },
    {
      take(cells, place) {
        if (columns === null) {
          columns = new FeatureColumns(cells);
          return columns.problem ?? 'aside';
        }
        const described = columns.read(cells);
        return 'code' in described ? { ...place, rejected: described } : { ...place, described };
      },
      reject: (rejected, place) => ({ ...place, rejected }),
    },
  );
}

/**
 * Batches of rows in file order, in bounded memory. Throws FormatError `wrong-columns` where the first
 * row does not name columns of features, and as `readCsvRows` does.
 */
export async function* parseFeatures(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly FeatureRow[]> {
  let reader: RowReader<FeatureRow> | null = null;
  for await (const chunk of withHead(chunks)) {
    reader ??= openReader(chunk);
    yield* reader.push(chunk);
  }
  if (reader) yield* reader.finish();
}
