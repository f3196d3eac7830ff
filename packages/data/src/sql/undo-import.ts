import { sql } from 'kysely';
import type { ImportRun, ImportStakes } from '../domain/import-run.ts';
import { EchoError } from '../errors.ts';
import { type Context, lock } from './context.ts';
import { givenIds } from './given.ts';
import { unhear } from './heard.ts';
import { runFromRow, selectRuns } from './import-rows.ts';
import { lockListener, raiseProfileVersion } from './listeners.ts';
import { partOf } from './part-of.ts';
import { patiently } from './patiently.ts';
import { regroup } from './regroup.ts';
import { sweep } from './sweep.ts';
import { handOver } from './told-again.ts';
import { withdrawIdentities } from './told-identities.ts';

/**
 * The work of `ImportStore.undo`: what the run alone brought goes, and plays that others tell of too
 * are again what those say.
 */
export function undoImport(outer: Context, runId: number): Promise<ImportRun> {
  return patiently(outer, async (context) => {
    const { db } = context;
    const row = await selectRuns(db).where('import_run.id', '=', runId).executeTakeFirst();
    if (!row) throw new EchoError('import-unknown', `There is no import ${runId}.`);
    const run = runFromRow(row);
    if (run.state === 'running') {
      throw new EchoError('import-running', `Import ${runId} is not finished.`);
    }
    if (run.state === 'undone') return run;
    await lock(context, 'sweep');
    await lockListener(context, run.listenerId);
    const starts = await removeWitnesses(context, run);
    await db.updateTable('import_run').set({ state: 'undone' }).where('id', '=', runId).execute();
    if (starts !== null) {
      await raiseProfileVersion(context, run.listenerId, 'removed');
      await regroup(
        context,
        run.listenerId,
        starts.map((at) => ({ from: at, to: at })),
      );
      await sweep(context);
    }
    return { ...run, state: 'undone' };
  });
}

/** The work of `ImportStore.stakes`. */
export async function importStakes({ db }: Context, runId: number): Promise<ImportStakes> {
  const run = await db
    .selectFrom('import_run')
    .select('listener_id')
    .where('id', '=', runId)
    .executeTakeFirst();
  const files = db.selectFrom('import_file').select('id').where('run_id', '=', runId);
  const own = db
    .selectFrom('witness')
    .where('listener_id', '=', run?.listener_id ?? 0)
    .where('file_id', 'in', files);
  const { told } = await own
    .select((column) => column.fn.count<number>('play_id').distinct().as('told'))
    .executeTakeFirstOrThrow();
  const { shared } = await own
    .select((column) => column.fn.count<number>('play_id').distinct().as('shared'))
    .where(
      sql<boolean>`(exists (
        select 1 from witness as other where other.listener_id = witness.listener_id
        and other.play_id = witness.play_id
        and (other.file_id is null or other.file_id not in ${files}))
      or exists (
        select 1 from told_again as again where again.listener_id = witness.listener_id
        and again.stamped_at = witness.stamped_at and again.spelling_id = witness.spelling_id
        and again.ms_played = witness.ms_played and again.file_id not in ${files}))`,
    )
    .executeTakeFirstOrThrow();
  return { told, alone: told - shared };
}

/** Starts of the plays that lose a witness and stay; null where the run brought nothing. */
async function removeWitnesses(
  context: Context,
  { id, listenerId }: ImportRun,
): Promise<number[] | null> {
  const { db, dialect } = context;
  await handOver(context, listenerId, id);
  const files = db.selectFrom('import_file').select('id').where('run_id', '=', id);
  const removed = await db
    .deleteFrom('witness')
    .where('listener_id', '=', listenerId)
    .where('file_id', 'in', files)
    .returning(['play_id', 'spelling_id'])
    .execute();
  if (removed.length === 0) return null;
  await unhear(context, listenerId);
  await withdrawIdentities(context, [...new Set(removed.map((row) => row.spelling_id))]);
  const touched = removed.flatMap(({ play_id }) => play_id ?? []);
  await db
    .deleteFrom('play')
    .where(partOf(dialect, 'play.listener_id', listenerId))
    .where('id', 'in', givenIds(dialect, touched))
    .where((column) =>
      column.not(
        column.exists(
          column
            .selectFrom('witness')
            .select('play_id')
            .whereRef('witness.listener_id', '=', 'play.listener_id')
            .whereRef('witness.play_id', '=', 'play.id'),
        ),
      ),
    )
    .execute();
  const left = await db
    .selectFrom('play')
    .select('started_at')
    .where(partOf(dialect, 'play.listener_id', listenerId))
    .where('id', 'in', givenIds(dialect, touched))
    .execute();
  return left.map((row) => row.started_at);
}
