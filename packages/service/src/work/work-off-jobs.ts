import { setTimeout as wait } from 'node:timers/promises';
import { type ClaimedJob, EchoError, type Store, type Telemetry } from '@echotune/data';

export interface JobContext {
  /** Fires when someone asked to cancel. */
  readonly signal: AbortSignal;
  /** Keeps the newest progress for everybody to see; cheap to call often. */
  readonly report: (progress: unknown) => void;
  /** What an earlier, interrupted attempt last reported. */
  readonly earlier: unknown;
}

/** Does one job; its result is stored. Must be idempotent: after a crash it runs again. */
export type JobHandler = (payload: unknown, context: JobContext) => Promise<unknown>;

const leaseMs = 10_000;
const beatMs = 2_000;
const reportMs = 150;

/** Errors of the input: trying again would end the same way. */
export function isFinal(cause: unknown): boolean {
  return cause instanceof EchoError && !cause.code.startsWith('store-');
}

/** Renews the lease and stores progress while the handler works; one write at a time. */
async function accompany(
  claimed: ClaimedJob,
  state: { progress: unknown; abort: AbortController },
  done: AbortSignal,
) {
  let stored: unknown;
  for (let waited = 0; !done.aborted; waited += reportMs) {
    // Rejects when the handler is done, which ends the loop.
    await wait(reportMs, undefined, { signal: done }).catch(() => {});
    if (state.progress !== stored) {
      stored = state.progress;
      await claimed.report(stored);
    }
    if (waited % beatMs < reportMs && (await claimed.beat())) state.abort.abort();
  }
}

async function workOff(
  claimed: ClaimedJob,
  handler: JobHandler,
  telemetry: Telemetry,
): Promise<void> {
  const { kind, payload, progress: earlier } = claimed.job;
  const state = { progress: earlier, abort: new AbortController() };
  const done = new AbortController();
  const accompaniment = accompany(claimed, state, done.signal);
  const context: JobContext = {
    signal: state.abort.signal,
    report: (progress) => {
      state.progress = progress;
    },
    earlier,
  };
  const end = async (finish: () => Promise<void>) => {
    done.abort();
    await accompaniment;
    await claimed.report(state.progress);
    await finish();
  };
  try {
    const result = await handler(payload, context);
    await end(() => claimed.complete(result));
  } catch (cause) {
    telemetry.log('error', 'job-failed', { kind, cause });
    if (state.abort.signal.aborted) await end(() => claimed.cancelled());
    else {
      const code = cause instanceof EchoError ? cause.code : 'internal';
      const message = cause instanceof Error ? cause.message : String(cause);
      await end(() => claimed.fail({ code, message }, { retry: !isFinal(cause) }));
    }
  }
}

/** Works off due jobs of the handlers' kinds, one after the other, until there is none. */
export async function workOffJobs(
  store: Store,
  handlers: ReadonlyMap<string, JobHandler>,
  telemetry: Telemetry,
): Promise<number> {
  let count = 0;
  for (;;) {
    const claimed = await store.jobs.claim([...handlers.keys()], leaseMs);
    const handler = claimed === null ? undefined : handlers.get(claimed.job.kind);
    if (claimed === null || handler === undefined) return count;
    await workOff(claimed, handler, telemetry);
    count += 1;
  }
}
