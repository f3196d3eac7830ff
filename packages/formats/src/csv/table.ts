/**
 * From the rows of a CSV file to parsed records. A plan, made from the first bytes, opens the table
 * with its first row: by a header that names the columns, or by rows that speak for themselves.
 */

import { FormatError } from '../error.ts';
import { headBytes, withHead } from '../file-head.ts';
import type { ParsedRecord, PlayRecord, Recognition, Rejection, SavedTrack } from '../format.ts';
import { scanHead } from './dialect.ts';
import { encodingProblem } from './encoding-problem.ts';
import { type RowPlace, RowReader, type RowTaker } from './row-reader.ts';
import type { CsvDialect } from './row-scanner.ts';

export type TableOutcome = PlayRecord | SavedTrack | Rejection;

/** A table whose columns are known. */
export interface Table {
  /** Null where the first row is a record already. */
  readonly header: readonly string[] | null;
  /** A row with more cells is rejected: its columns have slipped. */
  readonly width: number;
  /** `aside`: the row is no record. */
  read(cells: readonly string[]): TableOutcome | 'aside';
}

/** Why a file is not of a format. */
export interface Problem {
  readonly problem: string;
}

export interface TablePlan {
  readonly dialect: CsvDialect;
  /** Looks at the rows until one opens the table; `aside`: a comment before it. */
  open(cells: readonly string[]): Table | Problem | 'aside';
}

/** Makes the plan for a file from its first bytes, up to 64 KiB. */
export type PlanTable = (head: Uint8Array) => TablePlan;

const noRows = 'the file has no row that can be read';

function isHeader(cells: readonly string[], header: readonly string[]): boolean {
  return (
    cells[0] === header[0] &&
    cells.length === header.length &&
    cells.every((cell, index) => cell === header[index])
  );
}

function slipped(cells: readonly string[], width: number): boolean {
  return cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '');
}

class TableTaker implements RowTaker<ParsedRecord> {
  readonly #plan: TablePlan;
  #table: Table | null = null;

  constructor(plan: TablePlan) {
    this.#plan = plan;
  }

  take(cells: readonly string[], place: RowPlace): ParsedRecord | string {
    if (this.#table === null) {
      const opened = this.#plan.open(cells);
      if (opened === 'aside') return 'aside';
      if ('problem' in opened) return opened.problem;
      this.#table = opened;
    }
    const { header, width } = this.#table;
    // Files joined end to end repeat their header.
    if (header !== null && isHeader(cells, header)) return 'aside';
    if (slipped(cells, width)) {
      const reason = `the row has ${cells.length} cells, the table ${width} columns`;
      return this.reject({ code: 'not-csv', reason }, place);
    }
    const outcome = this.#table.read(cells);
    if (outcome === 'aside') return 'aside';
    if ('code' in outcome) return this.reject(outcome, place);
    if ('kind' in outcome) return { ...place, entry: outcome };
    return { ...place, play: outcome };
  }

  reject(rejected: Rejection, place: RowPlace): ParsedRecord {
    return { ...place, rejected };
  }

  finish(): string | null {
    return this.#table === null ? noRows : null;
  }
}

/**
 * Batches of records, each row numbered once from 0; headers and comments are none. Throws
 * FormatError `wrong-columns` where no row opens the table, and as `readCsvRows` does.
 */
export async function* parseTable(
  chunks: AsyncIterable<Uint8Array>,
  planTable: PlanTable,
): AsyncGenerator<readonly ParsedRecord[]> {
  let reader: RowReader<ParsedRecord> | null = null;
  for await (const chunk of withHead(chunks)) {
    if (reader === null) {
      const plan = planTable(chunk);
      reader = new RowReader(plan.dialect, new TableTaker(plan));
    }
    yield* reader.push(chunk);
  }
  if (reader) yield* reader.finish();
}

/** What becomes of the first records of a file, and why it cannot be read on where it cannot. */
export interface TablePreview {
  readonly records: readonly ParsedRecord[];
  readonly failure: FormatError | null;
}

/** Reads up to `most` records of the first bytes of a file. */
export function previewTable(head: Uint8Array, plan: TablePlan, most: number): TablePreview {
  const records: ParsedRecord[] = [];
  const reader = new RowReader(plan.dialect, new TableTaker(plan));
  try {
    for (const batch of reader.push(head)) records.push(...batch.slice(0, most - records.length));
    // Only a whole file has an end.
    if (head.length < headBytes) {
      for (const batch of reader.finish()) records.push(...batch.slice(0, most - records.length));
    }
  } catch (failure) {
    if (!(failure instanceof FormatError)) throw failure;
    return { records, failure };
  }
  return { records, failure: null };
}

/** Whether the first rows of a file open its table. */
export function recogniseTable(head: Uint8Array, planTable: PlanTable): Recognition {
  const unreadable = encodingProblem(head);
  if (unreadable !== null) return { confidence: 0, why: unreadable };
  const plan = planTable(head);
  for (const cells of scanHead(head, plan.dialect)) {
    const opened = plan.open(cells);
    if (opened === 'aside') continue;
    if ('problem' in opened) return { confidence: 0, why: opened.problem };
    return { confidence: 1, why: 'its columns are those of the format' };
  }
  return { confidence: 0, why: noRows };
}
