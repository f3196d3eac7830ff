import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { noRoomSaid } from '@echotune/data';
import { makeFolders } from '../folders/make-folders.ts';

/** How names of files end that are being written. */
export const unfinishedEnding = '.tmp';

/**
 * Writes a file so that a reader finds either all of it or none: to a temporary name, synced, renamed,
 * and the folder synced. Throws disk-full; then nothing of it is left.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await makeFolders(dirname(path)).catch((cause) => {
    throw noRoomSaid(path, cause);
  });
  await writeWholeWith(path, (handle) => handle.writeFile(bytes));
}

/** The same of what is written piece by piece, into a folder that is there. */
export async function writeWholeWith<Written>(
  path: string,
  write: (handle: FileHandle) => Promise<Written>,
  mode?: number,
): Promise<Written> {
  const temporary = `${path}.${randomUUID()}${unfinishedEnding}`;
  try {
    const written = await writeSynced(temporary, write, mode);
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return written;
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    throw noRoomSaid(path, cause);
  }
}

async function writeSynced<Written>(
  path: string,
  write: (handle: FileHandle) => Promise<Written>,
  mode?: number,
): Promise<Written> {
  const handle = await open(path, 'w', mode);
  try {
    const written = await write(handle);
    await handle.sync();
    return written;
  } finally {
    await handle.close();
  }
}

export async function syncFolder(folder: string): Promise<void> {
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
