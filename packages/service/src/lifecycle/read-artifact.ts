import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EchoError, type ErrorCode, type ModelVersion } from '@echotune/data';
import type { SharedFiles } from '../shared-files/shared-files.ts';
import { writeWholeWith } from '../train/write-artifact.ts';
import { type ModelPlace, sharedNameOf, unlearnedUpTo } from './model-place.ts';

/** A file name never leaves the folder: the registry is data, and data may be wrong. */
const artifactName = /^[\w.-]+$/;

/**
 * The artifact's bytes, checked against the registry's checksum; a file that this home has not, or not whole, is
 * brought here first where files are shared. Throws model-corrupt where it is nowhere whole; shared-files-away,
 * shared-files-refused, disk-full say nothing of the model.
 */
export async function readArtifact(place: ModelPlace, model: ModelVersion): Promise<Uint8Array> {
  const { modelsFolder, sharedFiles = null, store } = place;
  if (!artifactName.test(model.artifact)) {
    throw corrupt(`The registry names no file: ${model.artifact}`);
  }
  const path = join(modelsFolder, model.artifact);
  if (sharedFiles === null) return readWhole(path, model);
  if (model.version <= (await unlearnedUpTo(store))) {
    throw corrupt(`${model.artifact} went with what it had learned from`);
  }
  try {
    return await readWhole(path, model);
  } catch {
    await pull(sharedFiles, path, model);
    return readWhole(path, model);
  }
}

/** Brings a version's file into the home, where it is not there whole. Its path. Throws as `readArtifact`. */
export async function bringArtifact(place: ModelPlace, model: ModelVersion): Promise<string> {
  await readArtifact(place, model);
  return join(place.modelsFolder, model.artifact);
}

/** Whether the artifact is there as it was registered. Throws what says nothing of that: shared-files-away … */
export async function isWhole(place: ModelPlace, model: ModelVersion): Promise<boolean> {
  try {
    await readArtifact(place, model);
    return true;
  } catch (cause) {
    if (isOfPlace(cause)) throw cause;
    return false;
  }
}

const ofPlace: readonly ErrorCode[] = ['shared-files-away', 'shared-files-refused', 'disk-full'];

/** Whether it is the place of files that a reading failed at, and not the file. */
export function isOfPlace(cause: unknown): boolean {
  return cause instanceof EchoError && ofPlace.includes(cause.code);
}

/** For what may be done the next time that the place can be reached. */
export function ignoreOfPlace(cause: unknown): void {
  if (!isOfPlace(cause)) throw cause;
}

async function readWhole(path: string, model: ModelVersion): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((cause) => {
    throw corrupt(`${model.artifact} cannot be read`, cause);
  });
  if (createHash('sha256').update(bytes).digest('hex') !== model.checksum) {
    throw corrupt(`The checksum of ${model.artifact} differs`);
  }
  return bytes;
}

/** Two processes may do so at once: each writes a file of its own, and whichever renames last puts the same there. */
async function pull(files: SharedFiles, path: string, model: ModelVersion): Promise<void> {
  const { artifact, checksum } = model;
  await writeWholeWith(path, async (handle) => {
    const hash = createHash('sha256');
    try {
      for await (const chunk of files.read(sharedNameOf(checksum))) {
        hash.update(chunk);
        await handle.writeFile(chunk);
      }
    } catch (cause) {
      if (!(cause instanceof EchoError) || cause.code !== 'shared-file-missing') throw cause;
      throw corrupt(`${artifact} is neither here nor among the shared files`, cause);
    }
    if (hash.digest('hex') === checksum) return;
    throw corrupt(`The checksum of ${artifact} differs among the shared files`);
  });
}

function corrupt(message: string, cause?: unknown): EchoError {
  return new EchoError('model-corrupt', message, { cause });
}
