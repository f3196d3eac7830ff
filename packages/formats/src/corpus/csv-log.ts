/**
 * A community's log as CSV: a header row that names a column of listeners beside those of a table of
 * plays (`generic-csv`). Times without a zone are read as UTC.
 */

import { cellAt, Header } from '../csv/header.ts';
import { RowReader, type RowTaker } from '../csv/row-reader.ts';
import type { Problem, Table, TablePlan } from '../csv/table.ts';
import { withHead } from '../file-head.ts';
import type { Recognition, Rejection } from '../format.ts';
import { listenerColumn } from '../generic-csv/listener-column.ts';
import { planMapped, previewCsv } from '../generic-csv/preview.ts';
import type { DumpListen } from '../listenbrainz/dump.ts';
import { longestListener } from '../one-listener.ts';
import { rejectMissing } from '../rejection.ts';

/** A table of plays and the column that says whose each is. */
interface Log {
  readonly table: Table;
  readonly listener: number;
}

interface LogPlan extends Omit<TablePlan, 'open'> {
  open(cells: readonly string[]): Log | Problem | 'aside';
}

/** From the first bytes of a file, up to 64 KiB. */
function planLog(head: Uint8Array): LogPlan {
  const { mapping, delimiter, missing, firstRow } = previewCsv(head);
  const listener = listenerColumn(firstRow);
  const whys = missing.map(({ why }) => why);
  if (listener === -1) whys.push('no column is called listener, user or user_id');
  const problem = `${whys.join('; ')}; its first row is ${new Header(firstRow).shown()}`;
  if (mapping === null || listener === -1) {
    return { dialect: { delimiter, quotes: true }, open: () => ({ problem }) };
  }
  const { dialect, open } = planMapped(mapping);
  return {
    dialect,
    open(cells) {
      const table = open(cells);
      return table === 'aside' || 'problem' in table ? table : { table, listener };
    },
  };
}

class LogTaker implements RowTaker<DumpListen> {
  readonly #plan: LogPlan;
  #log: Log | null = null;

  constructor(plan: LogPlan) {
    this.#plan = plan;
  }

  take(cells: readonly string[], place: { record: number; line: number }): DumpListen | string {
    if (this.#log === null) {
      const opened = this.#plan.open(cells);
      if (opened === 'aside') return 'aside';
      if ('problem' in opened) return opened.problem;
      this.#log = opened;
      return 'aside';
    }
    const { table, listener: column } = this.#log;
    const listener = cellAt(cells, column)?.trim().slice(0, longestListener) ?? '';
    if (listener === '') return this.reject(rejectMissing('the listener'), place);
    if (cells.length > table.width) {
      const reason = `the row has ${cells.length} cells, the table ${table.width} columns`;
      return this.reject({ code: 'not-csv', reason }, place);
    }
    const outcome = table.read(cells);
    if (outcome === 'aside') return 'aside';
    if ('code' in outcome) return { listener, record: { ...place, rejected: outcome } };
    if ('kind' in outcome) return { listener, record: { ...place, entry: outcome } };
    return { listener, record: { ...place, play: outcome } };
  }

  reject(rejected: Rejection, place: { record: number; line: number }): DumpListen {
    return { listener: '', record: { ...place, rejected } };
  }
}

export function recogniseCsvLog(head: Uint8Array): Recognition {
  const { firstRow, failure } = previewCsv(head);
  if (failure !== null) return { confidence: 0, why: failure };
  if (firstRow.length === 0) return { confidence: 0, why: 'it has no row that can be read' };
  const opened = planLog(head).open(firstRow);
  if (opened === 'aside' || !('problem' in opened)) {
    return { confidence: 0.5, why: 'its columns can be told by their names' };
  }
  return { confidence: 0, why: opened.problem };
}

/**
 * Batches of the plays of a log, with their listeners, in file order and in bounded memory. Bad rows
 * and errors as in every format: see `ExportFormat.parse`.
 */
export async function* parseCsvLog(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly DumpListen[]> {
  let reader: RowReader<DumpListen> | null = null;
  for await (const chunk of withHead(chunks)) {
    if (reader === null) {
      const plan = planLog(chunk);
      reader = new RowReader(plan.dialect, new LogTaker(plan));
    }
    yield* reader.push(chunk);
  }
  if (reader) yield* reader.finish();
}
