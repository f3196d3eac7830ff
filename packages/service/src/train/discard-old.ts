import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelVersion, Store, Telemetry } from '@echotune/data';
import { modelAliases } from '../lifecycle/crown.ts';
import { type ModelPlace, unlearnedUpTo } from '../lifecycle/model-place.ts';
import { isOfPlace } from '../lifecycle/read-artifact.ts';
import { strayMs, tidyShared } from './tidy-shared.ts';
import { unfinishedEnding } from './write-artifact.ts';

/** How the names of model files end. */
export const artifactEnding = '.etm';
/** Of the newest the files are kept. */
const artifactsKept = 3;

/**
 * Removes files of models that nobody would go back to any more; their registry rows stay. Kept are the newest, the
 * one that answers, the one that answered before it, the canary and the challenger. What a training left that was
 * killed goes too. Where files are shared, those in the home are copies of what is kept there: it gets what it lacks,
 * and loses what is not kept. Throws shared-files-*; then the home is in order.
 */
async function discardOld(place: ModelPlace): Promise<void> {
  const { store, modelsFolder, sharedFiles = null } = place;
  const all = await store.models.list('blend');
  const kept = await keptOf(store, all);
  const names = new Set(kept.map(({ artifact }) => artifact));
  const known = new Set(all.map(({ artifact }) => artifact));
  const files = await filesOf(modelsFolder);
  const newest = Math.max(...files.map(({ at }) => at));
  for (const { name, at } of files) {
    const isOld = known.has(name) ? !names.has(name) : newest - at > strayMs;
    // What cannot be removed is in nobody's way, and no reason for a training to fail.
    if (isOld) await rm(join(modelsFolder, name), { force: true }).catch(() => {});
  }
  if (sharedFiles !== null) await tidyShared({ sharedFiles, modelsFolder }, all, kept);
}

/** The same, where it may wait for the next time that the place of shared files can be reached. */
export async function tidyModels(
  place: ModelPlace & { readonly telemetry: Telemetry },
): Promise<void> {
  try {
    await discardOld(place);
  } catch (cause) {
    if (!isOfPlace(cause)) throw cause;
    place.telemetry.log('warn', 'models-not-tidied', { cause });
  }
}

/** What has unlearned is not among it. */
async function keptOf(store: Store, all: readonly ModelVersion[]): Promise<ModelVersion[]> {
  const unlearned = await unlearnedUpTo(store);
  const named = await store.models.aliased('blend', modelAliases);
  return [...all.slice(-artifactsKept), ...named].filter(({ version }) => version > unlearned);
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
