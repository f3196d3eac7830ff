import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EchoError } from '@echotune/data';
import { recogniseFile } from '@echotune/formats';
import { isZip, zipEntries } from './read-archive.ts';

/** A file of a history that a known format reads: on disk, or an entry of a zip archive on disk. */
export interface HistoryFile {
  /** Name as the listener sees it; never an absolute path. */
  readonly name: string;
  /** Tells the same content when an interrupted import is taken up again. */
  readonly signature: string;
  /** Uncompressed size. */
  readonly bytes: number;
  readonly format: string;
  readonly path: string;
  /** Where `path` is an archive: the place of the entry in it. */
  readonly entry: number | null;
}

export interface SkippedFile {
  readonly name: string;
  readonly reason: string;
}

export interface FoundFiles {
  readonly files: readonly HistoryFile[];
  readonly skipped: readonly SkippedFile[];
}

const headBytes = 65_536;
const fileLimit = 10_000;

/** What a walk meets: a plain file or an archive's entry, with its first bytes. */
interface Candidate extends Omit<HistoryFile, 'format'> {
  readonly head: Uint8Array;
}

async function readAt(handle: FileHandle, length: number, position: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** Head for recognition; the signature covers size, head and tail, so an appended file differs. */
async function plainFile(path: string, name: string): Promise<Candidate> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const head = await readAt(handle, Math.min(headBytes, size), 0);
    const tail = await readAt(handle, Math.min(headBytes, size), Math.max(0, size - headBytes));
    const digest = createHash('sha256').update(head).update(tail).digest('hex').slice(0, 32);
    return { name, signature: `${size}-${digest}`, bytes: size, path, entry: null, head };
  } finally {
    await handle.close();
  }
}

async function* candidates(path: string, name: string): AsyncGenerator<Candidate> {
  const entry = await stat(path);
  if (entry.isDirectory()) {
    const children = await readdir(path, { withFileTypes: true });
    children.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const child of children) {
      // Links are not followed: a folder that contains itself would never end.
      if (child.isDirectory() || child.isFile()) {
        yield* candidates(
          join(path, child.name),
          name === '' ? child.name : `${name}/${child.name}`,
        );
      }
    }
  } else if (entry.isFile()) {
    const file = await plainFile(path, name);
    if (isZip(file.head)) {
      for await (const { entryName, offset, crc32, bytes, head } of zipEntries(
        path,
        name,
        headBytes,
      )) {
        yield {
          name: `${name}/${entryName}`,
          signature: `${bytes}-${crc32.toString(16)}`,
          bytes,
          path,
          entry: offset,
          head,
        };
      }
    } else {
      yield file;
    }
  }
}

async function* allCandidates(paths: readonly string[]): AsyncGenerator<Candidate> {
  for (const path of paths) {
    try {
      const isFolder = (await stat(path)).isDirectory();
      yield* candidates(path, isFolder ? '' : basename(path));
    } catch (cause) {
      if (cause instanceof EchoError) throw cause;
      const what = cause instanceof Error ? cause.message.replace(path, basename(path)) : 'unknown';
      throw new EchoError('import-unreadable', `${basename(path)} cannot be read: ${what}`, {
        cause,
      });
    }
  }
}

/**
 * Finds the history files in files, folders and zip archives, and says of every other file why it
 * was left out. Throws import-nothing-found, import-unrecognised, import-unreadable, import-too-large.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const files: HistoryFile[] = [];
  const skipped: SkippedFile[] = [];
  for await (const { head, ...candidate } of allCandidates(paths)) {
    if (files.length + skipped.length >= fileLimit) {
      throw new EchoError('import-too-large', `More than ${fileLimit} files in one import.`);
    }
    const { format, refusals } = recogniseFile(basename(candidate.name), head);
    if (format !== null) files.push({ ...candidate, format: format.name });
    else {
      const reason = refusals.map((refusal) => `${refusal.title}: ${refusal.why}`).join('; ');
      skipped.push({ name: candidate.name, reason });
    }
  }
  if (files.length > 0) return { files, skipped };
  if (skipped.length === 0) {
    throw new EchoError('import-nothing-found', 'There is no file in what was given.');
  }
  const shown = skipped.slice(0, 5).map((file) => `${file.name} (${file.reason})`);
  const more = skipped.length > 5 ? ` and ${skipped.length - 5} more` : '';
  throw new EchoError('import-unrecognised', `No listening history in ${shown.join(', ')}${more}.`);
}
