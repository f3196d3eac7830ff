import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job, Store } from '@echotune/data';
import { ignoreOfPlace, isOfPlace } from '../lifecycle/read-artifact.ts';
import { runOf, uploadOf } from './job-kinds.ts';
import { copiedUpload, removeUpload, type SpoolPlace, sharedUploads } from './shared-upload.ts';

export interface SettleDeps extends SpoolPlace {
  readonly store: Store;
  readonly clock: () => number;
}

/** Of the jobs that ended; older ones were settled when they ended. */
const endedLooked = 100;
const abandonedAfterMs = 3_600_000;

/** A failed or cancelled import's run would otherwise count as going on, for ever. */
async function closeRuns(
  { store, clock }: SettleDeps,
  ended: readonly Job[],
  active: readonly Job[],
): Promise<void> {
  // The same files sent again are read on in the run of the attempt before.
  const goingOn = new Set(active.map(({ progress }) => runOf(progress)));
  for (const { state, progress, error } of ended) {
    const id = runOf(progress);
    if (id === null || goingOn.has(id) || (state !== 'failed' && state !== 'cancelled')) continue;
    if ((await store.imports.get(id))?.state !== 'running') continue;
    await store.imports.finish(id, state, clock(), error?.message ?? 'The import was cancelled.');
  }
}

/** What is not seen now is found by the next who looks. */
function noneWhereAway(cause: unknown): Map<string, number> {
  if (isOfPlace(cause)) return new Map();
  throw cause;
}

/** Not touched for an hour: whoever was receiving it died. Also true where it has just gone. */
async function isAbandoned(folder: string, now: number): Promise<boolean> {
  const entry = await stat(folder).catch(() => null);
  return entry === null || entry.mtimeMs < now - abandonedAfterMs;
}

/**
 * Clears up after imports that have ended, by what the store says and not by who ended them: closes
 * the runs of those that failed or were cancelled, and removes uploads nobody will read any more. Safe
 * at any time and in several processes: an upload that no job names yet may still be arriving, and
 * goes only when it was abandoned.
 */
export async function settleImports(deps: SettleDeps): Promise<void> {
  const { store, clock, spoolFolder, sharedFiles = null } = deps;
  // The folders first: what is enqueued after this look is then found in use, or not looked at.
  const uploads = await readdir(spoolFolder);
  const shared =
    sharedFiles === null
      ? new Map<string, number>()
      : await sharedUploads(sharedFiles).catch(noneWhereAway);
  const active = await store.jobs.list({ state: ['queued', 'running'] });
  const ended = await store.jobs.list({
    state: ['done', 'failed', 'cancelled'],
    limit: endedLooked,
  });
  await closeRuns(deps, ended, active);
  const used = new Set(active.map(uploadOf));
  const finished = new Set(ended.map(uploadOf));
  for (const upload of uploads) {
    const copied = copiedUpload(upload);
    if (used.has(copied ?? upload)) continue;
    const folder = join(spoolFolder, upload);
    if (copied !== null || finished.has(upload) || (await isAbandoned(folder, clock())))
      await rm(folder, { recursive: true, force: true });
  }
  for (const [upload, at] of shared) {
    const isOver = finished.has(upload) || at < clock() - abandonedAfterMs;
    if (!used.has(upload) && isOver) await removeUpload(deps, upload).catch(ignoreOfPlace);
  }
}
