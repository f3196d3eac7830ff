import { EchoError } from '@echotune/data';
import {
  renewUnreadable,
  scheduleRefreshes,
  scheduleRetention,
  settleImports,
} from '@echotune/service';
import { buildApp } from './http/app.ts';
import { isLoopback } from './http/guard.ts';
import type { EchoTune } from './wire.ts';
import { WorkerProcess } from './worker/worker-process.ts';

export interface RunningServer {
  /** e.g. http://127.0.0.1:4545 */
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Listens for the page and the API, and takes up jobs that were left waiting.
 * Throws not-claimed (an address beyond loopback before there is an owner), port-in-use.
 */
export async function startServer(echotune: EchoTune): Promise<RunningServer> {
  const { host, port } = echotune.config;
  if (!isLoopback(host)) {
    throw new EchoError(
      'not-claimed',
      `Nobody has claimed this EchoTune yet, so it does not listen on ${host}.`,
    );
  }
  const worker = new WorkerProcess(echotune);
  const app = await buildApp({ echotune, worker });
  try {
    const address = await app.listen({ host, port });
    // A crash may have left imports open and uploads that nobody will read.
    await settleImports(echotune);
    await scheduleRetention(echotune.store);
    await scheduleRefreshes(echotune.store);
    await renewUnreadable(echotune.store, echotune.champion);
    return {
      address,
      stop: async () => {
        await app.close();
        await worker.stop();
      },
    };
  } catch (cause) {
    await worker.stop();
    const inUse = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    if (!inUse) throw cause;
    throw new EchoError('port-in-use', `Port ${port} of ${host} is taken.`, { cause });
  }
}
