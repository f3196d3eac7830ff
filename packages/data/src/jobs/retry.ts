import { type SqlBool, sql } from 'kysely';
import { type Job, retryableStates } from '../domain/job.ts';
import { EchoError } from '../errors.ts';
import { atomically, type Context } from '../sql/context.ts';
import { jobFromRow } from './job-row.ts';

/** The work of `Jobs.retry`. */
export function retry(context: Context, id: number): Promise<Job> {
  return atomically(context, async ({ db, clock }) => {
    const before = await db
      .deleteFrom('job')
      .where('id', '=', id)
      .where('state', 'in', retryableStates)
      .returningAll()
      .executeTakeFirst();
    if (!before) throw await whyNot(db, id);
    // Inserted again and not changed: an insert waits for who enqueues the same at this moment.
    const again = await db
      .insertInto('job')
      .values({
        ...{ ...before, state: 'queued', attempts: 0, run_after: clock(), cancel_asked: 0 },
        ...{ error_code: null, error_message: null, finished_at: null },
      })
      .onConflict((conflict) =>
        conflict
          .column('unique_key')
          .where(sql<SqlBool>`state in ('queued', 'running')`)
          .doNothing(),
      )
      .returningAll()
      .executeTakeFirst();
    if (again) return jobFromRow(again);
    throw new EchoError('job-not-retryable', `Another job does what job ${id} did.`);
  });
}

async function whyNot(db: Context['db'], id: number): Promise<EchoError> {
  const found = await db.selectFrom('job').select('state').where('id', '=', id).executeTakeFirst();
  if (!found) return new EchoError('job-unknown', `There is no job ${id}.`);
  return new EchoError('job-not-retryable', `Job ${id} has not failed: it is ${found.state}.`);
}
