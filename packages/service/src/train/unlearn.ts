import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '@echotune/data';
import { noteDeed } from '../lifecycle/crown.ts';
import { artifactEnding, tidyModels } from './discard-old.ts';
import { type TrainDeps, trainModels } from './train-models.ts';

/** When models are trained anew: before the call returns, by the background process, or by the caller. */
export type Retraining = 'now' | 'queued' | 'later';

/**
 * Removes what models were trained on, and with it every model file, for each may hold a trace of it;
 * then trains anew. Until that is done a running server answers with what it holds in memory, a new
 * one with the models that need no training. `remove` says whether models could have learned from what
 * went; where they could not, they stay as they are.
 */
export async function unlearn(
  deps: TrainDeps,
  retraining: Retraining,
  remove: (tx: Store) => Promise<boolean>,
): Promise<void> {
  const isDue = await deps.store.transaction(async (tx) => {
    if (!(await remove(tx))) return false;
    // Before the commit: cut off in between, the removal is asked for again.
    for (const file of await readdir(deps.modelsFolder)) {
      if (file.endsWith(artifactEnding)) await rm(join(deps.modelsFolder, file), { force: true });
    }
    await markUnlearned(deps, tx);
    // Never one with a training that runs: its model may be among the files just removed.
    if (retraining === 'queued') await tx.jobs.enqueue('train', {});
    return true;
  });
  // Where the place is away nobody uses them any more, and the next look at what is kept removes them.
  if (isDue && deps.sharedFiles) await tidyModels(deps);
  if (isDue && retraining === 'now') await trainModels(deps);
}

/** Other homes have copies of the files: what they may no longer use is said where all look. */
async function markUnlearned({ sharedFiles }: TrainDeps, tx: Store): Promise<void> {
  const newest = (await tx.models.list('blend')).at(-1);
  if (!sharedFiles || newest === undefined) return;
  await noteDeed(tx, newest.version, 'unlearned', {});
}
