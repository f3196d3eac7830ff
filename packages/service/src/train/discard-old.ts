import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '@echotune/data';
import { modelAliases } from '../lifecycle/crown.ts';
import { unfinishedEnding } from './write-artifact.ts';

/** How the names of model files end. */
export const artifactEnding = '.etm';
/** Of the newest the files are kept. */
const artifactsKept = 3;
/** A file that no version names may be about to get one: another training has just written it. */
const strayMs = 3_600_000;

/**
 * Removes files of models that nobody would go back to any more; their registry rows stay. Kept are the newest, the
 * one that answers, the one that answered before it, the canary and the challenger. What a training left that was
 * killed goes too.
 */
export async function discardOld({
  store,
  modelsFolder,
}: {
  readonly store: Store;
  readonly modelsFolder: string;
}): Promise<void> {
  const { models } = store;
  const named = await models.aliased('blend', modelAliases);
  const all = (await models.list('blend')).toReversed();
  const kept = new Set([...all.slice(0, artifactsKept), ...named].map(({ artifact }) => artifact));
  const known = new Set(all.map(({ artifact }) => artifact));
  const files = await filesOf(modelsFolder);
  const newest = Math.max(...files.map(({ at }) => at));
  for (const { name, at } of files) {
    const isOld = known.has(name) ? !kept.has(name) : newest - at > strayMs;
    // What cannot be removed is in nobody's way, and no reason for a training to fail.
    if (isOld) await rm(join(modelsFolder, name), { force: true }).catch(() => {});
  }
}

/** Models, whole or being written, and when each was last written to. */
async function filesOf(folder: string): Promise<{ readonly name: string; readonly at: number }[]> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => name.endsWith(artifactEnding) || name.endsWith(unfinishedEnding));
  const times = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ mtimeMs }) => ({ name, at: mtimeMs }),
        () => null,
      ),
    ),
  );
  return times.filter((found) => found !== null);
}
