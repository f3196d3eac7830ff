import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EchoError, type ModelVersion } from '@echotune/data';

/** A file name never leaves the folder: the registry is data, and data may be wrong. */
const artifactName = /^[\w.-]+$/;

/** The artifact's bytes, checked against the registry's checksum. Throws model-corrupt. */
export async function readArtifact(folder: string, model: ModelVersion): Promise<Uint8Array> {
  if (!artifactName.test(model.artifact)) {
    throw new EchoError('model-corrupt', `The registry names no file: ${model.artifact}`);
  }
  const bytes = await readFile(join(folder, model.artifact)).catch((cause) => {
    throw new EchoError('model-corrupt', `${model.artifact} cannot be read`, { cause });
  });
  const checksum = createHash('sha256').update(bytes).digest('hex');
  if (checksum !== model.checksum) {
    throw new EchoError('model-corrupt', `The checksum of ${model.artifact} differs`);
  }
  return bytes;
}

/** Whether the artifact is there as it was registered. */
export function isWhole(folder: string, model: ModelVersion): Promise<boolean> {
  return readArtifact(folder, model).then(
    () => true,
    () => false,
  );
}
