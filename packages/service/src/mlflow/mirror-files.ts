import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { artifactPath, type MlflowRun } from '@echotune/connect';
import type { ModelVersion } from '@echotune/data';
import { readArtifact } from '../lifecycle/read-artifact.ts';
import { modelFolder } from './describe-version.ts';
import type { Sending } from './mlflow-deps.ts';
import { writeCard } from './write-card.ts';

/** A model's file as it is called there, whatever it is called here. */
export const fileNameOf = ({ name }: ModelVersion) => `${name}.etm`;

/** Bytes of a model's file; null where it is not kept, or no longer what was registered. */
export function sizeOfFile(folder: string, model: ModelVersion): Promise<number | null> {
  return readArtifact(folder, model).then(
    ({ length }) => length,
    () => null,
  );
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
  const { target, modelsFolder, signal } = sending;
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
  const size = await sizeOfFile(modelsFolder, model);
  if (size !== null) {
    await put(fileNameOf(model), await openAsBlob(join(modelsFolder, model.artifact)));
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
