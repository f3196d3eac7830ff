import type { Job } from '@echotune/data';
import { type SettleDeps, settleImports } from './settle-imports.ts';

/**
 * Ends a job, and removes the upload of an import: at once where it was waiting, otherwise when its worker
 * has noticed. Throws job-unknown.
 */
export async function cancelJob(deps: SettleDeps, id: number): Promise<Job> {
  const job = await deps.store.jobs.cancel(id);
  await settleImports(deps);
  return job;
}
