import { setTimeout as wait } from 'node:timers/promises';
import { type ClaimedJob, EchoError, type Telemetry } from '@echotune/data';

export const leaseMs = 10_000;
/** How often a job is asked whether it was cancelled; several times within the lease. */
const beatMs = 1_000;
/** After a write that failed. */
export const retryMs = 500;
const reportMs = 150;

/** What a job's tending and its work share. */
export interface Tended {
  /** The newest; stored when it is another one than before. */
  progress: unknown;
  /** Fired when the work shall end: cancelled, or no longer ours. */
  readonly abort: AbortController;
}

/** Whether the job is no longer held: its listener was forgotten, or another worker has taken over. */
export function isLost(cause: unknown): boolean {
  return cause instanceof EchoError && cause.code === 'job-cancelled';
}

async function pause(ms: number, done: AbortSignal): Promise<void> {
  // Rejects when the work is done, which ends the pause.
  await wait(ms, undefined, { signal: done }).catch(() => {});
}

/**
 * Renews the lease and stores progress until `done`; one write at a time. Never rejects: where the
 * store is away for a while, it tries again, and whoever then has lost the lease learns so.
 */
export async function tendJob(
  claimed: ClaimedJob,
  tended: Tended,
  done: AbortSignal,
  telemetry: Telemetry,
): Promise<void> {
  let stored = tended.progress;
  let sinceBeatMs = beatMs;
  while (!done.aborted) {
    await pause(reportMs, done);
    sinceBeatMs += reportMs;
    const { progress } = tended;
    try {
      if (progress !== stored) await claimed.report(progress);
      stored = progress;
      if (sinceBeatMs < beatMs) continue;
      if (await claimed.beat()) tended.abort.abort();
      sinceBeatMs = 0;
    } catch (cause) {
      if (isLost(cause)) return tended.abort.abort();
      telemetry.log('warn', 'job-not-renewed', { cause });
      await pause(retryMs, done);
    }
  }
}
