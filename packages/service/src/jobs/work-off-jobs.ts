import { setTimeout as wait } from 'node:timers/promises';
import { type ClaimedJob, EchoError, type Store, type Telemetry } from '@echotune/data';
import { isFinal } from './judge-failure.ts';
import { isLost, leaseMs, retryMs, tendJob } from './tend-job.ts';

export interface JobContext {
  /** Fires when someone asked to cancel, the job is no longer ours, or this worker is to stop. */
  readonly signal: AbortSignal;
  /** Keeps the newest progress for everybody to see; cheap to call often. */
  readonly report: (progress: unknown) => void;
  /** What an earlier, interrupted attempt last reported. */
  readonly earlier: unknown;
}

/** Does one job; its result is stored. Must be idempotent: after a crash it runs again. */
export type JobHandler = (payload: unknown, context: JobContext) => Promise<unknown>;

export interface WorkOptions {
  readonly telemetry: Telemetry;
  /** Fires when this worker is to stop: the job at hand is then given back. */
  readonly stop?: AbortSignal;
  /** Called after each job, however it ended. */
  readonly afterEach?: () => Promise<void>;
}

const tries = 15;

/** Tries again while the store is away, about as long as the lease lasts; then throws what it threw. */
async function insist(write: () => Promise<void>, telemetry: Telemetry): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (cause) {
      // Forgotten with its listener, or taken over: what becomes of it is no longer ours to say.
      if (isLost(cause)) return telemetry.log('warn', 'job-lost', { cause });
      if (attempt === tries) throw cause;
      telemetry.log('warn', 'job-end-not-stored', { cause });
      await wait(retryMs);
    }
  }
}

async function workOff(
  claimed: ClaimedJob,
  handler: JobHandler,
  { telemetry, stop }: WorkOptions,
): Promise<void> {
  const { kind, payload, progress: earlier } = claimed.job;
  const tended = { progress: earlier, abort: new AbortController() };
  const done = new AbortController();
  const tending = tendJob(claimed, tended, done.signal, telemetry);
  const broken = tended.abort.signal;
  const context: JobContext = {
    signal: stop === undefined ? broken : AbortSignal.any([broken, stop]),
    report: (progress) => {
      tended.progress = progress;
    },
    earlier,
  };
  const begunAt = performance.now();
  const finish = await handler(payload, context).then(
    (result) => () => claimed.complete(result),
    (cause: unknown) => {
      if (broken.aborted) return () => claimed.cancelled();
      if (stop?.aborted) return () => claimed.release();
      telemetry.log('error', 'job-failed', { kind, cause });
      const code = cause instanceof EchoError ? cause.code : 'internal';
      const message = cause instanceof Error ? cause.message : String(cause);
      return () => claimed.fail({ code, message }, { retry: !isFinal(cause) });
    },
  );
  telemetry.observe('job_run_seconds', (performance.now() - begunAt) / 1000, { kind });
  done.abort();
  await tending;
  await insist(async () => {
    await claimed.report(tended.progress);
    await finish();
  }, telemetry);
}

/**
 * Works off due jobs of the handlers' kinds, one after the other, until there is none or it is told to
 * stop. Returns how many it took up. Throws store-* where the store stays away.
 */
export async function workOffJobs(
  store: Store,
  handlers: ReadonlyMap<string, JobHandler>,
  options: WorkOptions,
): Promise<number> {
  for (let count = 0; ; count += 1) {
    if (options.stop?.aborted) return count;
    const claimed = await store.jobs.claim([...handlers.keys()], leaseMs);
    const handler = claimed === null ? undefined : handlers.get(claimed.job.kind);
    if (claimed === null || handler === undefined) return count;
    await workOff(claimed, handler, options);
    await options.afterEach?.();
  }
}
