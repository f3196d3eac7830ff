import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EchoError } from '@echotune/data';

/** How names of files end that are being written. */
export const unfinishedEnding = '.tmp';
/** No room: on the disk, of a quota, or of what a process may write. */
const noRoom: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/**
 * Writes a file so that a reader finds either all of it or none: to a temporary name, synced, renamed,
 * and the folder synced. Throws disk-full; then nothing of it is left.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}${unfinishedEnding}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeSynced(temporary, bytes);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (!noRoom.includes(code)) throw cause;
    throw new EchoError('disk-full', `There is no room for ${bytes.length} bytes.`, { cause });
  }
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
