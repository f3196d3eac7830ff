import type { Job } from '@echotune/data';
import { numberIn } from '@echotune/service';

/** How a job stands. */
export function jobStatus({ id, kind, state, createdAt, finishedAt, result, error }: Job) {
  return { id, kind, state, createdAt, finishedAt, result, failure: error };
}

/** Of an import what was read of its bytes; other kinds do not tell. */
function shareOf({ progress }: Job): number | null {
  const [read, total] = [numberIn(progress, 'bytesRead'), numberIn(progress, 'bytesTotal')];
  if (read === null || total === null || total <= 0) return null;
  return Math.min(1, Math.max(0, read / total));
}

/** A job for who runs EchoTune: what it is about stays its listener's. */
export function operatedJob(job: Job) {
  const { id, kind, state, attempts, maxAttempts, runAfter, createdAt, finishedAt, error } = job;
  return {
    ...{ id, kind, state, attempts, maxAttempts, runAfter, createdAt, finishedAt },
    ...{ failure: error, listener: numberIn(job.payload, 'listenerId'), share: shareOf(job) },
  };
}
