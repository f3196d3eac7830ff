import { keepSettled } from './keep-settled.ts';
import type { EchoTune } from './wire.ts';
import { WorkerProcess } from './worker/worker-process.ts';

export interface RunningWorker {
  /** Waits until the job at hand is given back. */
  stop(): Promise<void>;
}

/**
 * Takes jobs as a server does, in a process of its own for each run of them, without listening anywhere. What only one
 * does for all (telling webhooks) and what is told of the cache stays with servers; what jobs count is in the store and
 * the log.
 */
export async function startWorker(echotune: EchoTune): Promise<RunningWorker> {
  const worker = new WorkerProcess(echotune);
  try {
    const stopSettling = await keepSettled(echotune);
    return {
      stop: async () => {
        await stopSettling();
        await worker.stop();
      },
    };
  } catch (cause) {
    await worker.stop();
    throw cause;
  }
}
