import { type SqlBool, sql } from 'kysely';
import { type Job, retryableStates } from '../domain/job.ts';
import { EchoError } from '../errors.ts';
import { atomically, type Context } from '../sql/context.ts';
import { claimNext, isDue } from './claim.ts';
import { counts } from './counts.ts';
import { jobFromRow, listenerOf } from './job-row.ts';
import type {
  ClaimedJob,
  EnqueueOptions,
  JobCount,
  JobFilter,
  Jobs,
  Schedule,
  Timing,
} from './jobs.ts';
import { retry } from './retry.ts';
import { enqueueScheduled, isScheduleDue, schedule, scheduleKey, schedules } from './schedule.ts';

const defaultAttempts = 3;

/** Jobs in a table of the store: enqueued, claimed and finished in the store's own transactions. */
export class SqlJobs implements Jobs {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async enqueue(kind: string, payload: unknown, options: EnqueueOptions = {}): Promise<Job> {
    const { db, clock } = this.#context;
    const { runAfter, maxAttempts = defaultAttempts, uniqueKey = null } = options;
    const now = clock();
    const row = await db
      .insertInto('job')
      .values({
        listener_id: listenerOf(payload),
        kind,
        payload: JSON.stringify(payload),
        state: 'queued',
        max_attempts: maxAttempts,
        run_after: runAfter ?? now,
        unique_key: uniqueKey,
        created_at: now,
      })
      .onConflict((conflict) =>
        conflict
          .column('unique_key')
          .where(sql<SqlBool>`state in ('queued', 'running')`)
          .doUpdateSet({ unique_key: uniqueKey }),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    return jobFromRow(row);
  }

  schedule(name: string, kind: string, payload: unknown, timing: Timing): Promise<void> {
    return schedule(this.#context, { name, kind, payload, timing });
  }

  async unschedule(name: string): Promise<void> {
    await this.#context.db.deleteFrom('job_schedule').where('name', '=', name).execute();
  }

  schedules(): Promise<Schedule[]> {
    return schedules(this.#context);
  }

  async claim(kinds: readonly string[], leaseMs: number): Promise<ClaimedJob | null> {
    // Asking first spares the store a write transaction at every idle turn of a worker.
    if (!(await this.due(kinds))) return null;
    return atomically(this.#context, async (context) => {
      await enqueueScheduled(context, new SqlJobs(context));
      return claimNext(context, this.#context, kinds, leaseMs);
    });
  }

  async due(kinds: readonly string[]): Promise<boolean> {
    if (kinds.length === 0) return false;
    return (await isDue(this.#context, kinds)) || (await isScheduleDue(this.#context, kinds));
  }

  async get(id: number): Promise<Job | null> {
    const row = await this.#context.db
      .selectFrom('job')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? jobFromRow(row) : null;
  }

  async list({ kind, state, listenerId, limit, afterId, beforeId }: JobFilter): Promise<Job[]> {
    let query = this.#context.db.selectFrom('job').selectAll().orderBy('id', 'desc');
    if (limit !== undefined) query = query.limit(limit);
    if (afterId !== undefined) query = query.where('id', '>', afterId);
    if (beforeId !== undefined) query = query.where('id', '<', beforeId);
    if (listenerId !== undefined) query = query.where('listener_id', '=', listenerId);
    if (kind !== undefined) query = query.where('kind', '=', kind);
    if (state !== undefined) query = query.where('state', 'in', [state].flat());
    return (await query.execute()).map(jobFromRow);
  }

  counts(): Promise<JobCount[]> {
    return counts(this.#context);
  }

  async cancel(id: number): Promise<Job> {
    const { db, clock } = this.#context;
    await db
      .updateTable('job')
      .set((column) => ({
        cancel_asked: 1,
        finished_at: column.case().when('state', '=', 'queued').then(clock()).end(),
        state: column
          .case()
          .when('state', '=', 'queued')
          .then(sql<Job['state']>`'cancelled'`)
          .else(column.ref('state'))
          .end(),
      }))
      .where('id', '=', id)
      .where('state', 'in', ['queued', 'running'])
      .execute();
    const job = await this.get(id);
    if (!job) throw new EchoError('job-unknown', `There is no job ${id}.`);
    return job;
  }

  retry(id: number): Promise<Job> {
    return retry(this.#context, id);
  }

  async tidy(keptMs: number): Promise<number> {
    const { db, clock } = this.#context;
    const { numDeletedRows } = await db
      .deleteFrom('job')
      .where('finished_at', '<=', clock() - keptMs)
      .where((column) =>
        column.or([
          column('state', 'in', retryableStates),
          column('unique_key', 'like', `${scheduleKey}%`),
        ]),
      )
      .executeTakeFirst();
    return Number(numDeletedRows);
  }
}
