import type { Selectable } from 'kysely';
import type { Context } from '../sql/context.ts';
import type { Schema } from '../sql/schema.ts';
import type { Jobs, Schedule, Timing } from './jobs.ts';
import { nextRun } from './timing.ts';

/** What the unique keys of scheduled jobs begin with. */
export const scheduleKey = 'schedule:';

/** The work of `Jobs.schedule`. */
export async function schedule(
  { db, clock }: Context,
  { name, kind, timing, payload }: Omit<Schedule, 'nextAt'> & { readonly payload: unknown },
): Promise<void> {
  const now = clock();
  const nextAt = nextRun(timing, now);
  const values = { kind, payload: JSON.stringify(payload), ...columnsOf(timing) };
  const keptUntil = 'everyMs' in timing ? nextAt : now;
  await db
    .insertInto('job_schedule')
    .values({ name, next_at: nextAt, ...values })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((column) => ({
        ...values,
        next_at: column
          .case()
          .when('job_schedule.next_at', '<=', keptUntil)
          .then(column.ref('job_schedule.next_at'))
          .else(nextAt)
          .end(),
      })),
    )
    .execute();
}

/** The work of `Jobs.schedules`. */
export async function schedules({ db }: Context): Promise<Schedule[]> {
  const rows = await db
    .selectFrom('job_schedule')
    .selectAll()
    .orderBy('next_at')
    .orderBy('name')
    .execute();
  return rows.map(scheduleFrom);
}

/**
 * Enqueues a job for each schedule that is due and moves the schedule on, within the caller's
 * transaction. A run that is still queued or running is not doubled.
 */
export async function enqueueScheduled({ db, dialect, clock }: Context, jobs: Jobs): Promise<void> {
  const now = clock();
  const due = await db
    .selectFrom('job_schedule')
    .selectAll()
    .where('next_at', '<=', now)
    .orderBy('name')
    // Of two processes one enqueues, and the other goes on.
    .$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked())
    .execute();
  for (const row of due) {
    const { name, kind, payload } = row;
    await db
      .updateTable('job_schedule')
      .set({ next_at: nextRun(timingOf(row), now) })
      .where('name', '=', name)
      .execute();
    await jobs.enqueue(kind, JSON.parse(payload), { uniqueKey: `${scheduleKey}${name}` });
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

type Row = Selectable<Schema['job_schedule']>;

function columnsOf(timing: Timing): Pick<Row, 'every_ms' | 'cron' | 'time_zone'> {
  return 'everyMs' in timing
    ? { every_ms: timing.everyMs, cron: null, time_zone: null }
    : { every_ms: null, cron: timing.cron, time_zone: timing.timeZone };
}

function timingOf({ every_ms, cron, time_zone }: Row): Timing {
  if (every_ms !== null) return { everyMs: every_ms };
  return { cron: cron ?? '', timeZone: time_zone ?? '' };
}

function scheduleFrom(row: Row): Schedule {
  return { name: row.name, kind: row.kind, timing: timingOf(row), nextAt: row.next_at };
}
