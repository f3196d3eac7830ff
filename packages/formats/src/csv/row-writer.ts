import { listChunks } from '../text-chunks.ts';
import type { Delimiter } from './row-scanner.ts';

export interface CsvStyle {
  readonly delimiter?: Delimiter;
  /** Encloses every cell in quotes, not only those that need it. */
  readonly quoteAll?: boolean;
  readonly lineEnd?: '\n' | '\r\n';
  /** Begins with a byte order mark. */
  readonly bom?: boolean;
  /** Lines before the first row, as they are. */
  readonly preamble?: readonly string[];
}

/**
 * Beside what must be: readers guess the delimiter, trim cells, and take a row that begins with a
 * number sign for a comment.
 */
const needsQuotes = /["\r\n,;\t|]|^[\s#]|\s$/;

/** The rows as CSV (RFC 4180) in chunks of text, the last one ended like the others. */
export function writeCsv(
  rows: Iterable<readonly (string | number)[]>,
  style: CsvStyle = {},
): Generator<string> {
  const { delimiter = ',', quoteAll = false, lineEnd = '\n', bom = false, preamble = [] } = style;
  const cellText = (cell: string | number) => {
    const text = String(cell);
    const quoted = quoteAll || needsQuotes.test(text);
    return quoted ? `"${text.replaceAll('"', '""')}"` : text;
  };
  function* lines() {
    for (const row of rows) yield row.map(cellText).join(delimiter) + lineEnd;
  }
  const open = `${bom ? '\ufeff' : ''}${preamble.map((line) => line + lineEnd).join('')}`;
  return listChunks(lines(), { open, between: '', close: '' });
}
