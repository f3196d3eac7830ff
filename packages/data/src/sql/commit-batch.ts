import type { ImportTotals, OutcomeSpan } from '../domain/import-run.ts';
import { EchoError } from '../errors.ts';
import type { ImportBatch } from '../store/import-store.ts';
import { appendPlays } from './append.ts';
import { atomically, type Context } from './context.ts';
import { runFromRow, selectRuns } from './import-rows.ts';
import { lockHistory } from './listeners.ts';
import { outcomeSpans, tally } from './outcome-spans.ts';

/** Spans an insert takes at a time, below SQLite's limit of 32,766 parameters. */
const spansAtATime = 2000;

/** The work of `ImportStore.commitBatch`. */
export function commitBatch(outer: Context, batch: ImportBatch): Promise<ImportTotals> {
  return atomically(outer, async (context) => {
    const { listenerId, plays, fileId } = batch;
    await lockHistory(context, listenerId);
    await requireNext(context, batch);
    const outcomes = await appendPlays(context, listenerId, plays, fileId);
    const spans = outcomeSpans(batch, outcomes);
    await storeSpans(context, fileId, spans);
    await addTotals(context, fileId, spans);
    const run = await selectRuns(context.db)
      .where('import_run.id', '=', batch.runId)
      .executeTakeFirstOrThrow();
    return runFromRow(run).totals;
  });
}

/** A batch follows the one before: a worker that was overtaken cannot commit a batch again. */
async function requireNext({ db }: Context, batch: ImportBatch): Promise<void> {
  const file = await db
    .selectFrom('import_file')
    .innerJoin('import_run', 'import_run.id', 'run_id')
    .select('read')
    .where('import_file.id', '=', batch.fileId)
    .where('run_id', '=', batch.runId)
    .where('listener_id', '=', batch.listenerId)
    .executeTakeFirst();
  if (!file) {
    throw new EchoError('import-unknown', `Import ${batch.runId} has no file ${batch.fileId}.`);
  }
  if (file.read !== batch.firstRecord) {
    throw new EchoError(
      'import-running',
      `Somebody else imports the file: its record ${file.read} comes next, not ${batch.firstRecord}.`,
    );
  }
}

async function storeSpans(
  { db }: Context,
  fileId: number,
  spans: readonly OutcomeSpan[],
): Promise<void> {
  for (let from = 0; from < spans.length; from += spansAtATime) {
    const rows = spans.slice(from, from + spansAtATime).map((span) => ({
      file_id: fileId,
      first_record: span.firstRecord,
      last_record: span.lastRecord,
      line: span.line,
      outcome: span.outcome,
      code: span.code,
      reason: span.reason,
    }));
    await db.insertInto('import_outcome').values(rows).execute();
  }
}

async function addTotals(
  { db }: Context,
  fileId: number,
  spans: readonly OutcomeSpan[],
): Promise<void> {
  const records = tally(spans);
  const read = records.added + records.duplicate + records['not-music'] + records.rejected;
  await db
    .updateTable('import_file')
    .set((column) => ({
      read: column('read', '+', read),
      added: column('added', '+', records.added),
      duplicates: column('duplicates', '+', records.duplicate),
      not_music: column('not_music', '+', records['not-music']),
      rejected: column('rejected', '+', records.rejected),
    }))
    .where('id', '=', fileId)
    .execute();
}
