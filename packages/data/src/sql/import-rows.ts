import { type Kysely, type Selectable, sql } from 'kysely';
import type { ImportFile, ImportRun, ImportTotals } from '../domain/import-run.ts';
import type { Schema } from './schema.ts';

interface TotalsRow {
  readonly read: number;
  readonly added: number;
  readonly duplicates: number;
  readonly not_music: number;
  readonly rejected: number;
}

/** Import runs with their totals: the sums over their files, so that the two cannot differ. */
export function selectRuns(db: Kysely<Schema>) {
  const sum = (column: keyof TotalsRow) =>
    sql<number>`coalesce(sum(${sql.ref(`import_file.${column}`)}), 0)`.as(column);
  return db
    .selectFrom('import_run')
    .leftJoin('import_file', 'import_file.run_id', 'import_run.id')
    .selectAll('import_run')
    .select([sum('read'), sum('added'), sum('duplicates'), sum('not_music'), sum('rejected')])
    .groupBy('import_run.id');
}

export function runFromRow(row: Selectable<Schema['import_run']> & TotalsRow): ImportRun {
  return {
    id: row.id,
    listenerId: row.listener_id,
    state: row.state,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    failure: row.failure,
    totals: totalsFromRow(row),
  };
}

export function fileFromRow(row: Selectable<Schema['import_file']>): ImportFile {
  return {
    id: row.id,
    runId: row.run_id,
    name: row.name,
    signature: row.signature,
    format: row.format,
    totals: totalsFromRow(row),
    done: row.done === 1,
    failure: row.failure,
  };
}

function totalsFromRow({ read, added, duplicates, not_music, rejected }: TotalsRow): ImportTotals {
  return { read, added, duplicates, notMusic: not_music, rejected };
}
