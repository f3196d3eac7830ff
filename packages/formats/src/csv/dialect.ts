/** Finds out from the beginning of a file what separates its cells. */

import { headBytes } from '../file-head.ts';
import { splitCells, writtenCells } from './cells.ts';
import { type CsvDialect, type Delimiter, RowScanner } from './row-scanner.ts';
import type { RowSpan } from './row-span.ts';
import { separatorLine } from './separator-line.ts';
import { readSpans } from './span-reader.ts';

/** More rows make nobody more certain. */
const rowsLooked = 50;

/** A few rows, mostly: no more is scanned than is looked at. */
const sliceBytes = 1 << 12;

/** Most usual first: the order decides between equals. */
const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

/**
 * The first rows of a file that can be read, `most` at most, and its last, unfinished one where the
 * beginning shows no more; their cells as `split` finds them.
 */
export function scanHead(
  head: Uint8Array,
  dialect: CsvDialect,
  most = rowsLooked,
  split = splitCells,
): (readonly string[])[] {
  const scanner = new RowScanner(dialect);
  const rows: (readonly string[])[] = [];
  const take = (spans: readonly RowSpan[]) => {
    for (const row of readSpans(scanner.buffer, spans, dialect, split)) {
      if (Array.isArray(row) && rows.length < most) rows.push(row);
    }
  };
  const end = Math.min(head.length, headBytes);
  for (let from = 0; from < end && rows.length < most; from += sliceBytes) {
    take(scanner.push(head.subarray(from, Math.min(from + sliceBytes, end))));
  }
  if (rows.length < 2) take(scanner.finish());
  return rows;
}

/** A quote at the end that none opens: the delimiter cut through a quoted cell. */
function cutThrough(written: string): boolean {
  return written.endsWith('"') && !written.startsWith('"');
}

/** How many rows agree on their number of cells, and on how many; one cell is no agreement. */
function agreement(rows: readonly (readonly string[])[]): { rows: number; cells: number } {
  const counts = new Map<number, number>();
  for (const row of rows) {
    if (!row.some(cutThrough)) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  }
  let best = { rows: 0, cells: 1 };
  for (const [cells, count] of counts) {
    const more = count > best.rows || (count === best.rows && cells > best.cells);
    if (cells > 1 && more) best = { rows: count, cells };
  }
  return best;
}

/**
 * The delimiter that the file's first line says, or with which most of the first rows have equally many cells; among equals the one with
 * more cells. A comma where nothing separates anything.
 */
export function detectDelimiter(head: Uint8Array): Delimiter {
  const said = delimiters.find((one) => one === separatorLine(head)?.delimiter);
  if (said !== undefined) return said;
  let found: Delimiter = ',';
  let best = { rows: 0, cells: 1 };
  for (const delimiter of delimiters) {
    const candidate = agreement(
      scanHead(head, { delimiter, quotes: true }, rowsLooked, writtenCells),
    );
    const wider = candidate.rows === best.rows && candidate.cells > best.cells;
    if (candidate.rows > best.rows || wider) {
      found = delimiter;
      best = candidate;
    }
  }
  return found;
}
