import type { Context } from '../sql/context.ts';
import type { Jobs } from './jobs.ts';

/**
 * Enqueues a job for each schedule that is due and moves the schedule on, within the caller's
 * transaction. A run that is still queued or running is not doubled.
 */
export async function enqueueScheduled({ db, clock }: Context, jobs: Jobs): Promise<void> {
  const now = clock();
  const due = await db
    .selectFrom('job_schedule')
    .select('name')
    .where('next_at', '<=', now)
    .orderBy('name')
    .execute();
  for (const { name } of due) {
    // Of two processes the second finds the schedule moved on already.
    const taken = await db
      .updateTable('job_schedule')
      .set((column) => ({ next_at: column(column.val(now), '+', column.ref('every_ms')) }))
      .where('name', '=', name)
      .where('next_at', '<=', now)
      .returning(['kind', 'payload'])
      .executeTakeFirst();
    if (!taken) continue;
    await jobs.enqueue(taken.kind, JSON.parse(taken.payload), { uniqueKey: `schedule:${name}` });
  }
}

export async function isScheduleDue(
  { db, clock }: Context,
  kinds: readonly string[],
): Promise<boolean> {
  const row = await db
    .selectFrom('job_schedule')
    .select('name')
    .where('next_at', '<=', clock())
    .where('kind', 'in', kinds)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
