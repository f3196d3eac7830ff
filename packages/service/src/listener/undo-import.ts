import { EchoError, type ImportRun, type ImportStakes, type Store } from '@echotune/data';
import type { TrainDeps } from '../train/train-models.ts';
import { type Retraining, unlearn } from '../train/unlearn.ts';

/** An import of a listener, and what goes with it. */
export interface UndoableImport extends ImportStakes {
  readonly run: ImportRun;
}

/** What undoing an import would take. Throws import-unknown, also where it is somebody else's. */
export async function weighUndo(
  store: Store,
  listenerId: number,
  runId: number,
): Promise<UndoableImport> {
  const run = await store.imports.get(runId);
  if (run?.listenerId !== listenerId) {
    throw new EchoError('import-unknown', `There is no import ${runId}.`);
  }
  return { run, ...(await store.imports.stakes(runId)) };
}

/**
 * Takes an import back, from the models too; what its file said beside plays stays. Returns what went.
 * Throws import-unknown, import-running.
 */
export async function undoImport(
  deps: TrainDeps,
  { listenerId, runId }: { readonly listenerId: number; readonly runId: number },
  retraining: Retraining,
): Promise<UndoableImport> {
  let undone = await weighUndo(deps.store, listenerId, runId);
  await unlearn(deps, retraining, async (tx) => {
    const stakes = await weighUndo(tx, listenerId, runId);
    undone = { ...stakes, run: await tx.imports.undo(runId) };
    return undone.told > 0;
  });
  return undone;
}
