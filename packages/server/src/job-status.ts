import type { Job } from '@echotune/data';

/** How a job stands. */
export function jobStatus({ id, kind, state, createdAt, finishedAt, result, error }: Job) {
  return { id, kind, state, createdAt, finishedAt, result, failure: error };
}
