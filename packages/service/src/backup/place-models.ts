import { join } from 'node:path';
import { makeHome } from '../folders/make-home.ts';
import { copyWhole } from './copy-whole.ts';
import type { KeptFile } from './read-manifest.ts';
import { digestOfFile } from './write-files.ts';

/** Puts model files where the registry's versions look for them; one that is there as it should be stays. */
export async function placeModels(
  from: string,
  modelsFolder: string,
  models: readonly (KeptFile & { readonly artifact: string })[],
): Promise<void> {
  await makeHome(modelsFolder);
  for (const { artifact, file, sha256 } of models) {
    const to = join(modelsFolder, artifact);
    const there = await digestOfFile(to).catch(() => null);
    if (there?.sha256 !== sha256) await copyWhole(join(from, file), to);
  }
}
