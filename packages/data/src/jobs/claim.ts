import type { Kysely, Selectable } from 'kysely';
import type { Context } from '../sql/context.ts';
import type { Schema } from '../sql/schema.ts';
import { HeldJob } from './held-job.ts';
import type { ClaimedJob } from './jobs.ts';

export async function isDue({ db, clock }: Context, kinds: readonly string[]): Promise<boolean> {
  const row = await dueJobs(db, kinds, clock()).select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes the oldest due job within the transaction `context`; of two processes each takes another.
 * A job whose worker died is taken again, or ended where it was cancelled or has no attempt left.
 * The job that is handed out works on `outside`, after the transaction.
 */
export async function claimNext(
  context: Context,
  outside: Context,
  kinds: readonly string[],
  leaseMs: number,
): Promise<ClaimedJob | null> {
  const now = context.clock();
  for (;;) {
    const row = await dueJobs(context.db, kinds, now)
      .selectAll()
      .orderBy('run_after')
      .orderBy('id')
      .limit(1)
      .$if(context.dialect === 'postgres', (query) => query.forUpdate().skipLocked())
      .executeTakeFirst();
    if (!row) return null;
    if (await ended(context, row, now)) continue;
    const claimed = await context.db
      .updateTable('job')
      .set({
        ...{ state: 'running', attempts: row.attempts + 1, claims: row.claims + 1 },
        lease_until: now + leaseMs,
      })
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    if (row.state === 'queued') {
      const waited = (now - row.run_after) / 1000;
      const { telemetry } = context;
      context.afterCommit.push(() =>
        telemetry.observe('job_wait_seconds', waited, { kind: row.kind }),
      );
    }
    return new HeldJob(outside, claimed, leaseMs);
  }
}

/** Queued and due, or held by a worker whose lease has lapsed. */
function dueJobs(db: Kysely<Schema>, kinds: readonly string[], now: number) {
  return db
    .selectFrom('job')
    .where('kind', 'in', kinds)
    .where((column) =>
      column.or([
        column.and([column('state', '=', 'queued'), column('run_after', '<=', now)]),
        column.and([column('state', '=', 'running'), column('lease_until', '<=', now)]),
      ]),
    );
}

/** Ends a job that nobody shall take again: cancelled just as it was given back, or its worker died. */
async function ended(
  { db, telemetry }: Context,
  row: Selectable<Schema['job']>,
  now: number,
): Promise<boolean> {
  const { id, kind, attempts: attempt } = row;
  const lapsed = row.state === 'running';
  if (lapsed) {
    telemetry.log('warn', 'job-lease-lapsed', { id, kind, attempt });
    telemetry.count('jobs_lapsed', 1, { kind });
  }
  const cancelled = row.cancel_asked === 1;
  if (!cancelled && !(lapsed && attempt >= row.max_attempts)) return false;
  await db
    .updateTable('job')
    .set({ state: cancelled ? 'cancelled' : 'failed', finished_at: now, lease_until: null })
    .$if(!cancelled, (query) =>
      query.set({ error_code: 'internal', error_message: 'Its worker stopped without a word.' }),
    )
    .where('id', '=', id)
    .execute();
  return true;
}
