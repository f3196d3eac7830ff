import type { EchoTune } from '../wire.ts';
import type { WorkerProcess } from '../worker/worker-process.ts';

/** What routes are given. */
export interface RouteContext {
  readonly echotune: EchoTune;
  readonly worker: Pick<WorkerProcess, 'wake'>;
}
