import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { demoPayload, uploadOf } from './job-kinds.ts';
import type { SettleDeps } from './settle-imports.ts';

/**
 * Forgets a listener with everything that names them, also what they sent and nobody has read yet; a
 * worker at it learns from the next beat that its job is gone. Throws listener-unknown.
 */
export async function removeListener(
  { store, spoolFolder }: Pick<SettleDeps, 'store' | 'spoolFolder'>,
  listenerId: number,
): Promise<void> {
  const jobs = await store.jobs.list({ kind: 'import' });
  await store.listeners.forget(listenerId);
  for (const job of jobs) {
    const upload = uploadOf(job);
    if (upload === null || demoPayload(job.payload).listenerId !== listenerId) continue;
    await rm(join(spoolFolder, upload), { recursive: true, force: true });
  }
}
