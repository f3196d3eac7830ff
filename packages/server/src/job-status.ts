import type { Job, JobFilter, Store } from '@echotune/data';
import { numberIn } from '@echotune/service';
import { cursorOf, placeOf } from './schema/page.ts';

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

/** A page of what is done in the background, the newest first. Throws input-invalid. */
export async function jobsPage(
  { jobs }: Pick<Store, 'jobs'>,
  {
    cursor,
    ...filter
  }: Omit<JobFilter, 'beforeId'> & {
    readonly limit: number;
    readonly cursor?: string | undefined;
  },
) {
  const [beforeId] = placeOf(cursor, 1) ?? [];
  const page = await jobs.list({ ...filter, ...(beforeId !== undefined && { beforeId }) });
  const last = page.length === filter.limit ? page.at(-1) : undefined;
  return { jobs: page.map(operatedJob), next: last === undefined ? null : cursorOf(last.id) };
}
