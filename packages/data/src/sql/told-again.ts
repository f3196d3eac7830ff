import { sql } from 'kysely';
import type { NewPlay } from '../domain/play.ts';
import { witnessKey } from './apart.ts';
import type { Context } from './context.ts';
import { given } from './given.ts';

/** Notes that a file tells again what was known. */
export async function noteToldAgain(
  { db, dialect }: Context,
  listenerId: number,
  fileId: number,
  plays: readonly NewPlay[],
): Promise<void> {
  if (plays.length === 0) return;
  const columns = {
    stampedAt: 'int',
    spellingId: 'int',
    msPlayed: 'int',
    record: 'int?',
  } as const;
  // A row that stands in the file twice is told again by its last one.
  const rows = new Map(
    plays.map((play) => {
      const { stampedAt, spellingId, msPlayed, record } = play;
      return [witnessKey(play), { stampedAt, spellingId, msPlayed, record }];
    }),
  );
  await db
    .insertInto('told_again')
    .columns(['listener_id', 'stamped_at', 'spelling_id', 'ms_played', 'file_id', 'record'])
    .expression(
      db
        .selectFrom(given(dialect, columns, [...rows.values()]))
        .select((column) => [
          column.cast<number>(column.val(listenerId), 'bigint').as('listener_id'),
          'stampedAt',
          'spellingId',
          'msPlayed',
          column.cast<number>(column.val(fileId), 'bigint').as('file_id'),
          'record',
        ])
        // SQLite would take `on` for a join without a where before it.
        .where(sql.lit(true)),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['listener_id', 'stamped_at', 'spelling_id', 'ms_played'])
        .doUpdateSet((column) => ({
          file_id: column.ref('excluded.file_id'),
          record: column.ref('excluded.record'),
        })),
    )
    .execute();
}

/** Leaves the witnesses of a run's files to other imports that told of them again. */
export async function handOver({ db }: Context, listenerId: number, runId: number): Promise<void> {
  const files = sql`(select id from import_file where run_id = ${runId})`;
  await sql`
    delete from told_again where listener_id = ${listenerId} and file_id in ${files}`.execute(db);
  await sql`
    update witness set file_id = again.file_id, record = again.record from told_again as again
    where again.listener_id = ${listenerId} and witness.listener_id = again.listener_id
      and witness.stamped_at = again.stamped_at and witness.spelling_id = again.spelling_id
      and witness.ms_played = again.ms_played and witness.file_id in ${files}`.execute(db);
  await sql`
    delete from told_again where listener_id = ${listenerId} and exists (
      select 1 from witness where witness.listener_id = told_again.listener_id
        and witness.stamped_at = told_again.stamped_at
        and witness.spelling_id = told_again.spelling_id
        and witness.ms_played = told_again.ms_played
        and witness.file_id = told_again.file_id)`.execute(db);
}
