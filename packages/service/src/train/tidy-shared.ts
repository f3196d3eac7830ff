import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelVersion } from '@echotune/data';
import { sharedModels, sharedNameOf } from '../lifecycle/model-place.ts';
import type { SharedFiles } from '../shared-files/shared-files.ts';

/** A file that no version names may be about to get one: another training has just written it. */
export const strayMs = 3_600_000;

/**
 * Makes the shared files of models those of `kept`, which are among `all`: puts there what it lacks and this home
 * has (the place is new, or lost something), and removes the rest. What no version names may be about to get one.
 */
export async function tidyShared(
  { sharedFiles, modelsFolder }: { sharedFiles: SharedFiles; modelsFolder: string },
  all: readonly ModelVersion[],
  kept: readonly ModelVersion[],
): Promise<void> {
  const wanted = new Map(kept.map((model) => [sharedNameOf(model.checksum), model]));
  const known = new Set(all.map(({ checksum }) => sharedNameOf(checksum)));
  const found = await sharedFiles.list(sharedModels);
  const newest = Math.max(...found.map(({ at }) => at));
  for (const { name, at } of found) {
    if (wanted.delete(name)) continue;
    if (known.has(name) || newest - at > strayMs) await sharedFiles.remove(name);
  }
  for (const [name, { artifact, checksum }] of wanted) {
    const bytes = await readFile(join(modelsFolder, artifact)).catch(() => null);
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== checksum) continue;
    await sharedFiles.put(name, bytes);
  }
}
