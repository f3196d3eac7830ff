import { EngineError } from '../error.ts';
import type { FitRun } from './model.ts';

/** Reports how much of a fit is done and stops it when it is no longer wanted. Call it between steps. */
export function progress(run: FitRun, fraction: number): void {
  if (run.signal?.aborted) {
    throw new EngineError('aborted', 'the fit was aborted', { cause: run.signal.reason });
  }
  run.onProgress?.(fraction);
}
