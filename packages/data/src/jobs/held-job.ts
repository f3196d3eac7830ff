import type { Selectable, Updateable } from 'kysely';
import type { Job } from '../domain/job.ts';
import { EchoError } from '../errors.ts';
import type { Context } from '../sql/context.ts';
import type { Schema } from '../sql/schema.ts';
import { jobFromRow } from './job-row.ts';
import type { ClaimedJob } from './jobs.ts';

const firstDelayMs = 1000;
const longestDelayMs = 3_600_000;

/** Doubles with each attempt: 1 s, 2 s, 4 s … at most an hour. */
function retryDelayMs(attempts: number): number {
  return Math.min(firstDelayMs * 2 ** (attempts - 1), longestDelayMs);
}

/** A job under lease. The claim's number is the fence: who was overtaken changes nothing more. */
export class HeldJob implements ClaimedJob {
  readonly job: Job;
  readonly #context: Context;
  readonly #claim: number;
  readonly #leaseMs: number;

  constructor(context: Context, row: Selectable<Schema['job']>, leaseMs: number) {
    this.job = jobFromRow(row);
    this.#context = context;
    this.#claim = row.claims;
    this.#leaseMs = leaseMs;
  }

  async report(progress: unknown): Promise<void> {
    await this.#change({ progress: text(progress), lease_until: this.#leaseEnd() });
  }

  async beat(): Promise<boolean> {
    const row = await this.#update({ lease_until: this.#leaseEnd() });
    return row === undefined || row.cancel_asked === 1;
  }

  async complete(result: unknown): Promise<void> {
    await this.#end('done', { result: text(result), error_code: null, error_message: null });
  }

  async fail(
    { code, message }: { code: string; message: string },
    { retry } = { retry: true },
  ): Promise<void> {
    const { attempts, maxAttempts } = this.job;
    const error = { error_code: code, error_message: message };
    if (await this.beat()) return this.#end('cancelled', error);
    if (!retry || attempts >= maxAttempts) return this.#end('failed', error);
    const runAfter = this.#context.clock() + retryDelayMs(attempts);
    await this.#change({ ...error, state: 'queued', run_after: runAfter, lease_until: null });
  }

  cancelled(): Promise<void> {
    return this.#end('cancelled', {});
  }

  async release(): Promise<void> {
    if (await this.beat()) return this.cancelled();
    const attempts = this.job.attempts - 1;
    await this.#change({ state: 'queued', attempts, lease_until: null });
  }

  async #end(state: Job['state'], values: Updateable<Schema['job']>): Promise<void> {
    const { clock, telemetry } = this.#context;
    await this.#change({ ...values, state, finished_at: clock(), lease_until: null });
    telemetry.count('jobs_ended', 1, { kind: this.job.kind, state });
  }

  #leaseEnd(): number {
    return this.#context.clock() + this.#leaseMs;
  }

  async #change(values: Updateable<Schema['job']>): Promise<void> {
    if (await this.#update(values)) return;
    throw new EchoError('job-cancelled', `Job ${this.job.id} is no longer held by this worker.`);
  }

  #update(values: Updateable<Schema['job']>) {
    return this.#context.db
      .updateTable('job')
      .set(values)
      .where('id', '=', this.job.id)
      .where('state', '=', 'running')
      .where('claims', '=', this.#claim)
      .returning('cancel_asked')
      .executeTakeFirst();
  }
}

function text(value: unknown): string {
  return JSON.stringify(value ?? null);
}
