import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { artifactPath, type MlflowRun } from '@echotune/connect';
import type { ModelVersion } from '@echotune/data';
import { keptFiles } from '../lifecycle/kept-files.ts';
import type { ModelPlace } from '../lifecycle/model-place.ts';
import { isOfPlace, readArtifact } from '../lifecycle/read-artifact.ts';
import { modelFolder } from './describe-version.ts';
import type { FileOf, Sending } from './mlflow-deps.ts';
import { writeCard } from './write-card.ts';

/** A model's file as it is called there, whatever it is called here. */
export const fileNameOf = ({ name }: ModelVersion) => `${name}.etm`;

/**
 * Finds models' files: null for what is not kept, or no longer what was registered. Throws, as what it gives does,
 * shared-files-*.
 */
export async function filesFrom(place: ModelPlace): Promise<FileOf> {
  const isKept = await keptFiles(place);
  return async (model) => {
    if (!isKept(model)) return null;
    try {
      const { length: bytes } = await readArtifact(place, model);
      return { bytes, path: join(place.modelsFolder, model.artifact) };
    } catch (cause) {
      if (isOfPlace(cause)) throw cause;
      return null;
    }
  };
}

/**
 * Makes a run's artifacts there those of the version here: its card, and its file as long as that is kept.
 * Whether the file is there then. False, too, where the server takes no files.
 */
export async function mirrorFiles(
  sending: Sending,
  run: MlflowRun,
  model: ModelVersion,
): Promise<boolean> {
  const { target, fileOf, signal } = sending;
  const root = artifactPath(run);
  if (root === null) return false;
  const listed = await target.client.files(run.info.run_id, modelFolder, { signal });
  const sizes = new Map(listed.map(({ path, file_size }) => [path, file_size]));
  const put = async (name: string, blob: Blob) => {
    const path = `${modelFolder}/${name}`;
    if (sizes.get(path) === blob.size) return;
    await target.client.putFile(`${root}/${path}`, blob, { signal });
  };
  for (const { name, text } of writeCard(model)) await put(name, new Blob([text]));
  const file = await fileOf(model);
  if (file !== null) {
    await put(fileNameOf(model), await openAsBlob(file.path));
    return true;
  }
  if (sizes.has(`${modelFolder}/${fileNameOf(model)}`)) await removeFile(sending, run, model);
  return false;
}

export async function removeFile(
  { target, signal }: Sending,
  run: MlflowRun,
  model: ModelVersion,
): Promise<void> {
  const root = artifactPath(run);
  if (root === null) return;
  const path = `${root}/${modelFolder}/${fileNameOf(model)}`;
  await target.client.removeFile(path, { signal });
}
