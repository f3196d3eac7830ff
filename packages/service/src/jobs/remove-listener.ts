import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { demoPayload, uploadOf } from './job-kinds.ts';
import type { SettleDeps } from './settle-imports.ts';

/**
 * Forgets a listener with everything that names them, also what they sent and nobody has read yet; a
 * worker at it learns from the next beat that its job is gone. Returns those uploads, which may lie among
 * shared files, too: nobody outside is asked in a transaction. Throws listener-unknown.
 */
export async function removeListener(
  { store, spoolFolder }: Pick<SettleDeps, 'store' | 'spoolFolder'>,
  listenerId: number,
): Promise<string[]> {
  const jobs = await store.jobs.list({ kind: 'import' });
  await store.listeners.forget(listenerId);
  const unread: string[] = [];
  for (const job of jobs) {
    const upload = uploadOf(job);
    if (upload === null || demoPayload(job.payload).listenerId !== listenerId) continue;
    await rm(join(spoolFolder, upload), { recursive: true, force: true });
    if (job.state === 'queued' || job.state === 'running') unread.push(upload);
  }
  return unread;
}
