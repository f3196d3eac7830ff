import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelVersion } from '@echotune/data';
import { type ModelPlace, sharedModels, unlearnedUpTo } from './model-place.ts';
import { isOfPlace } from './read-artifact.ts';

/**
 * Which versions have a file, here or among the shared files; one look for all of them. Where the place of shared files is away that
 * is thrown (shared-files-*), or else only this home is looked at.
 */
export async function keptFiles(
  { modelsFolder, sharedFiles = null, store }: ModelPlace,
  wanted: 'certainty' | 'whatever is known' = 'certainty',
): Promise<(model: ModelVersion) => boolean> {
  const isHere = ({ artifact }: ModelVersion) => existsSync(join(modelsFolder, artifact));
  if (sharedFiles === null) return isHere;
  const unlearned = await unlearnedUpTo(store);
  const shared = await sharedFiles.list(sharedModels).catch((cause: unknown) => {
    if (wanted === 'certainty' || !isOfPlace(cause)) throw cause;
    return [];
  });
  const digests = new Set(shared.map(({ name }) => name.slice(sharedModels.length)));
  return (model) => model.version > unlearned && (digests.has(model.checksum) || isHere(model));
}
