import { EchoError, type Job } from '@echotune/data';
import { uploadOf } from './job-kinds.ts';
import type { SettleDeps } from './settle-imports.ts';
import { isUploadThere } from './shared-upload.ts';

/**
 * Queues a job that failed or was ended early once more. Throws job-unknown, job-not-retryable: an import
 * whose files are gone is among it.
 */
export async function retryJob(deps: SettleDeps, id: number): Promise<Job> {
  const { store } = deps;
  const job = await store.jobs.get(id);
  const upload = job === null ? null : uploadOf(job);
  if (upload !== null && !(await isUploadThere(deps, upload))) {
    const message = `What job ${id} read is gone; send the files again.`;
    throw new EchoError('job-not-retryable', message);
  }
  return store.jobs.retry(id);
}
