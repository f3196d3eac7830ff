import { sql } from 'kysely';
import type {
  ImportFile,
  ImportRun,
  ImportStakes,
  ImportState,
  ImportTotals,
  OutcomeSpan,
} from '../domain/import-run.ts';
import { EchoError } from '../errors.ts';
import type { ImportBatch, ImportStore } from '../store/import-store.ts';
import { commitBatch } from './commit-batch.ts';
import type { Context } from './context.ts';
import { fileFromRow, runFromRow, selectRuns } from './import-rows.ts';
import { importStakes, undoImport } from './undo-import.ts';

/** Plays after which the database no longer knows what it holds. */
const many = 5_000;

export class SqlImports implements ImportStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async begin(listenerId: number, startedAt: number): Promise<ImportRun> {
    const { db } = this.#context;
    const row = await db
      .insertInto('import_run')
      .columns(['listener_id', 'state', 'started_at'])
      .expression((from) =>
        from
          .selectFrom('listener')
          .select((column) => [
            'id',
            column.val<ImportState>('running').as('state'),
            column.val(startedAt).as('started_at'),
          ])
          .where('id', '=', listenerId),
      )
      .returning('id')
      .executeTakeFirst();
    if (!row) throw new EchoError('listener-unknown', `There is no listener ${listenerId}.`);
    return this.#require(row.id);
  }

  async unfinished(listenerId: number, signatures: readonly string[]): Promise<ImportRun | null> {
    const { db } = this.#context;
    const runs = await selectRuns(db)
      .where('listener_id', '=', listenerId)
      .where('state', '=', 'running')
      .orderBy('import_run.id', 'desc')
      .execute();
    const known = new Set(signatures);
    for (const run of runs) {
      const files = await this.files(run.id);
      if (files.length > 0 && files.every(({ signature }) => known.has(signature))) {
        return runFromRow(run);
      }
    }
    return null;
  }

  async addFile(
    runId: number,
    file: { name: string; signature: string; format: string },
  ): Promise<ImportFile> {
    await this.#require(runId);
    const row = await this.#context.db
      .insertInto('import_file')
      .values({ run_id: runId, ...file })
      .returningAll()
      .executeTakeFirstOrThrow();
    return fileFromRow(row);
  }

  async files(runId: number): Promise<ImportFile[]> {
    const rows = await this.#context.db
      .selectFrom('import_file')
      .selectAll()
      .where('run_id', '=', runId)
      .orderBy('id')
      .execute();
    return rows.map(fileFromRow);
  }

  commitBatch(batch: ImportBatch): Promise<ImportTotals> {
    return commitBatch(this.#context, batch);
  }

  async finishFile(fileId: number, failure: string | null): Promise<void> {
    const row = await this.#context.db
      .updateTable('import_file')
      .set({ done: 1, failure })
      .where('id', '=', fileId)
      .returning('id')
      .executeTakeFirst();
    if (!row) throw new EchoError('import-unknown', `There is no file ${fileId} of an import.`);
  }

  async finish(
    runId: number,
    state: ImportState,
    finishedAt: number,
    failure: string | null,
  ): Promise<ImportRun> {
    await this.#context.db
      .updateTable('import_run')
      .set({ state, finished_at: finishedAt, failure })
      .where('id', '=', runId)
      .execute();
    const run = await this.#require(runId);
    const { db, playRows } = this.#context;
    if (run.totals.added >= many) await playRows.analyze(db, run.listenerId);
    return run;
  }

  undo(runId: number): Promise<ImportRun> {
    return undoImport(this.#context, runId);
  }

  stakes(runId: number): Promise<ImportStakes> {
    return importStakes(this.#context, runId);
  }

  async get(runId: number): Promise<ImportRun | null> {
    const row = await selectRuns(this.#context.db)
      .where('import_run.id', '=', runId)
      .executeTakeFirst();
    return row ? runFromRow(row) : null;
  }

  async list(listenerId: number, limit: number): Promise<ImportRun[]> {
    const rows = await selectRuns(this.#context.db)
      .where('listener_id', '=', listenerId)
      .orderBy('import_run.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(runFromRow);
  }

  async samePlays(runId: number): Promise<number> {
    const { records } = await this.#context.db
      .selectFrom('import_outcome')
      .innerJoin('import_file', 'import_file.id', 'file_id')
      .select(sql<number>`coalesce(sum(last_record - first_record + 1), 0)`.as('records'))
      .where('run_id', '=', runId)
      .where('code', '=', 'same-play')
      .executeTakeFirstOrThrow();
    return Number(records);
  }

  outcomes(
    fileId: number,
    filter: { outcome?: OutcomeSpan['outcome']; offset: number; limit: number },
  ): Promise<OutcomeSpan[]> {
    const { outcome, offset, limit } = filter;
    const query = this.#context.db
      .selectFrom('import_outcome')
      .select([
        'first_record as firstRecord',
        'last_record as lastRecord',
        'line',
        'outcome',
        'code',
        'reason',
      ])
      .where('file_id', '=', fileId)
      .orderBy('first_record')
      .limit(limit)
      .offset(offset);
    return (outcome ? query.where('outcome', '=', outcome) : query).execute();
  }

  async #require(runId: number): Promise<ImportRun> {
    const run = await this.get(runId);
    if (!run) throw new EchoError('import-unknown', `There is no import ${runId}.`);
    return run;
  }
}
