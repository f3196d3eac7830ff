import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Compression, decompress, readPlain } from './decompress.ts';
import { type Container, containerOf, withoutEnding } from './know-container.ts';
import { isLitter } from './know-litter.ts';
import { listTar } from './read-tar.ts';
import { zipEntries } from './read-zip.ts';

/** Where a file's bytes are, seen from the file on disk. */
export type Place =
  | { readonly in: 'folder' }
  | { readonly in: 'compressed'; readonly compression: Compression }
  | { readonly in: 'zip'; readonly offset: number }
  | { readonly in: 'tar'; readonly compression: Compression | null; readonly index: number };

/** What a walk meets, with its first bytes. */
export interface Candidate {
  /** Name as the listener sees it; never an absolute path. */
  readonly name: string;
  /** Tells the same content when an interrupted import is taken up again. */
  readonly signature: string;
  /** Size: uncompressed within an archive, on disk else. */
  readonly bytes: number;
  /** Of the file on disk. */
  readonly path: string;
  readonly place: Place;
  readonly head: Uint8Array;
}

/** What formats look at; in UTF-16 that takes twice as many. */
export const lookedBytes = 65_536;
const headBytes = 2 * lookedBytes + 2;
const signedBytes = 65_536;

/** The files of a folder without litter, or the one, as they are on disk. */
export async function* walkDisk(path: string, name: string): AsyncGenerator<Candidate> {
  const entry = await stat(path);
  if (entry.isFile()) yield await plainFile(path, name);
  if (!entry.isDirectory()) return;
  const children = await readdir(path, { withFileTypes: true });
  children.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const child of children) {
    // Links are not followed: a folder that contains itself would never end.
    if ((child.isDirectory() || child.isFile()) && !isLitter(child.name)) {
      const childName = name === '' ? child.name : `${name}/${child.name}`;
      yield* walkDisk(join(path, child.name), childName);
    }
  }
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
    const start = head.subarray(0, signedBytes);
    const tail = await readAt(handle, Math.min(signedBytes, size), Math.max(0, size - signedBytes));
    const digest = createHash('sha256').update(start).update(tail).digest('hex').slice(0, 32);
    const signature = `${size}-${digest}`;
    return { name, signature, bytes: size, path, place: { in: 'folder' }, head };
  } finally {
    await handle.close();
  }
}

/** The file itself, or what it contains where it is an archive; `lookInTar` opens those of a kind. */
export async function* lookInside<InTar extends Candidate>(
  file: Candidate,
  lookInTar: (file: Candidate, compression: Compression | null) => AsyncGenerator<InTar>,
): AsyncGenerator<Candidate | InTar> {
  const container = containerOf(file.head);
  if (container === 'zip') yield* zipCandidates(file);
  else if (container === 'tar') yield* lookInTar(file, null);
  else if (container === null) yield file;
  else {
    const head = await firstBytes(file, container);
    if (containerOf(head) === 'tar') yield* lookInTar(file, container);
    else yield { ...file, place: { in: 'compressed', compression: container }, head };
  }
}

async function firstBytes(file: Candidate, compression: Compression): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of decompress(readPlain(file.path), compression, file.name)) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= headBytes) break;
  }
  return Buffer.concat(parts).subarray(0, headBytes);
}

async function* zipCandidates({ path, name }: Candidate): AsyncGenerator<Candidate> {
  for await (const { entryName, offset, crc32, bytes, head } of zipEntries(path, name, headBytes)) {
    const signature = `${bytes}-${crc32.toString(16)}`;
    yield {
      name: `${name}/${entryName}`,
      signature,
      bytes,
      path,
      place: { in: 'zip', offset },
      head,
    };
  }
}

/** The entries of a tar archive. */
export async function* listedInTar(
  { path, name }: Candidate,
  compression: Compression | null,
): AsyncGenerator<Candidate> {
  const archive = { path, name, compression };
  for await (const { entryName, index, crc32, bytes, head } of listTar(archive, headBytes)) {
    const signature = `${bytes}-${crc32.toString(16)}`;
    const place = { in: 'tar', compression, index } as const;
    yield { name: `${name}/${entryName}`, signature, bytes, path, place, head };
  }
}

/** The archive that a candidate is, which nothing looks into any more: it lies within another one. */
export function nestedArchive({ head, place }: Candidate): Container | null {
  return place.in === 'folder' ? null : containerOf(head);
}

/** The name by which a candidate's format may be known. */
export function plainName({ name, place }: Candidate): string {
  return place.in === 'compressed' ? withoutEnding(name) : name;
}
