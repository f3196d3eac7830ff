import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EchoError, noRoomSaid } from '@echotune/data';
import { makeFolders } from '../folders/make-folders.ts';
import type { KeptFile } from './read-manifest.ts';

/** For their owner alone: everything that anybody played is in them. */
const folderMode = 0o700;
const fileMode = 0o600;

/** Throws output-not-writable, disk-full. */
export async function makeFolder(path: string): Promise<void> {
  await makeFolders(path, folderMode).catch((cause) => {
    throw notWritten(path, cause);
  });
}

/** Writes a file of the backup to the disk. Throws output-not-writable, disk-full. */
export async function writeFileOf(
  folder: string,
  file: string,
  bytes: Uint8Array,
): Promise<KeptFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await written(join(folder, file), (handle) => handle.writeFile(bytes));
  return { file, bytes: bytes.length, sha256 };
}

/** The same of a file that is somewhere else. What reading fails with is passed on. */
export async function copyFileTo(folder: string, file: string, from: string): Promise<KeptFile> {
  const source = await open(from, 'r');
  try {
    return await writePieces(folder, file, source.createReadStream({ autoClose: false }));
  } finally {
    await source.close();
  }
}

/** The same of what comes piece by piece. What reading fails with is passed on. */
export async function writePieces(
  folder: string,
  file: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<KeptFile> {
  await makeFolder(dirname(join(folder, file)));
  const hash = createHash('sha256');
  let bytes = 0;
  await written(join(folder, file), async (handle) => {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      await handle.writeFile(piece);
    }
  });
  return { file, bytes, sha256: hash.digest('hex') };
}

/** Bytes and SHA-256 of a file. */
export async function digestOfFile(path: string): Promise<Omit<KeptFile, 'file'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function written(path: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    const handle = await open(path, 'w', fileMode);
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    // Where it was read from has said what it has to say.
    if (cause instanceof EchoError) throw cause;
    throw notWritten(path, cause);
  }
}

function notWritten(path: string, cause: unknown): unknown {
  const said = noRoomSaid(path, cause);
  if (said instanceof EchoError) return said;
  return new EchoError('output-not-writable', `${path} cannot be written.`, { cause });
}
