import { type SettleDeps, settleImports } from './settle-imports.ts';

/**
 * Ends an import or a demo and removes its upload: at once where it was waiting, otherwise when its
 * worker has noticed. Throws job-unknown.
 */
export async function cancelImport(deps: SettleDeps, jobId: number): Promise<void> {
  await deps.store.jobs.cancel(jobId);
  await settleImports(deps);
}
