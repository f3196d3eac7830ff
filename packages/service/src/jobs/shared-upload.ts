import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { EchoError, noRoomSaid } from '@echotune/data';
import { z } from 'zod';
import { makeFolders } from '../folders/make-folders.ts';
import type { SharedFiles } from '../shared-files/shared-files.ts';

/** Bytes that are held in memory at once, and sent as one. */
const pieceBytes = 8 * 1024 * 1024;
const sharedSpool = 'spool/';

/** What an upload is made of: put last, so that it is there where all of it is. */
const Manifest = z.array(
  z.object({ path: z.string(), pieces: z.number().int(), sha256: z.string() }),
);
type Sent = z.output<typeof Manifest>[number];

export interface SpoolPlace {
  /** Folder of uploads that wait to be imported. */
  readonly spoolFolder: string;
  /** Absent or null where the home is all there is. */
  readonly sharedFiles?: SharedFiles | null;
}

const startOf = (upload: string) => `${sharedSpool}${upload}/`;
const manifestOf = (upload: string) => `${startOf(upload)}files.json`;
/** People's names of files are in the manifest alone. */
const pieceOf = (upload: string, file: number, piece: number) =>
  `${startOf(upload)}${file}/${String(piece).padStart(6, '0')}`;

/**
 * Puts an upload that lies in this home among the shared files, where there are any: from then on it is there and not
 * here. Nothing of it stays there where that fails. Throws shared-files-*, disk-full.
 */
export async function shareUpload(
  { spoolFolder, sharedFiles = null }: SpoolPlace,
  upload: string,
): Promise<void> {
  if (sharedFiles === null) return;
  const folder = join(spoolFolder, upload);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  try {
    const sent: Sent[] = [];
    for (const [nth, path] of paths.entries()) {
      const put = async (piece: number, bytes: Uint8Array) => {
        await sharedFiles.put(pieceOf(upload, nth, piece), bytes);
        // It is not abandoned, however long it takes.
        await touch(folder);
      };
      sent.push({ path: relative(folder, path), ...(await sendFile(path, put)) });
    }
    await sharedFiles.put(manifestOf(upload), Buffer.from(JSON.stringify(sent)));
  } catch (cause) {
    // What cannot be removed now is found abandoned later.
    await removeShared(sharedFiles, upload).catch(() => {});
    throw cause;
  }
}

async function sendFile(
  path: string,
  put: (piece: number, bytes: Uint8Array) => Promise<void>,
): Promise<Omit<Sent, 'path'>> {
  const hash = createHash('sha256');
  const handle = await open(path, 'r');
  try {
    for (let pieces = 0; ; pieces += 1) {
      const bytes = await readPiece(handle);
      if (bytes.length === 0) return { pieces, sha256: hash.digest('hex') };
      hash.update(bytes);
      await put(pieces, bytes);
    }
  } finally {
    await handle.close();
  }
}

/** As much as fits, or what is left. */
async function readPiece(handle: FileHandle): Promise<Uint8Array> {
  const buffer = new Uint8Array(pieceBytes);
  let filled = 0;
  while (filled < pieceBytes) {
    const { bytesRead } = await handle.read(buffer, filled, pieceBytes - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Of a folder of the spool, the upload that it is a copy of, or becomes one; null where it is an upload. */
export function copiedUpload(name: string): string | null {
  return /^copy-of-([\w-]+)/.exec(name)?.[1] ?? null;
}

/**
 * Brings an upload into this home where it is not here; the name of its folder. Throws import-unreadable
 * where it is nowhere whole; shared-files-*, disk-full.
 */
export async function bringUpload(
  { spoolFolder, sharedFiles = null }: SpoolPlace,
  upload: string,
): Promise<string> {
  if (sharedFiles === null || (await isThere(join(spoolFolder, upload)))) return upload;
  const name = `copy-of-${upload}`;
  const folder = join(spoolFolder, name);
  if (await isThere(folder)) return name;
  // Under a name of its own, as another worker may bring the same here.
  const temporary = `${folder}.${randomUUID()}`;
  try {
    await mkdir(temporary, { mode: 0o700 });
    const manifest = await readManifest(sharedFiles, upload);
    for (const [nth, sent] of manifest.entries()) {
      const pieces = piecesOf(sharedFiles, [upload, nth], sent);
      await receiveFile(pieces, join(temporary, sent.path), sent);
    }
    await rename(temporary, folder);
    return name;
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true });
    if (await isThere(folder)) return name;
    throw said(cause);
  }
}

async function readManifest(files: SharedFiles, upload: string): Promise<Sent[]> {
  const chunks = [];
  for await (const chunk of files.read(manifestOf(upload))) chunks.push(chunk);
  const manifest = Manifest.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  // None may lead out of where it is to lie.
  if (manifest.every(({ path }) => join('/', path) === `/${path}`)) return manifest;
  throw new EchoError('import-unreadable', 'The list of uploaded files names none.');
}

async function* piecesOf(
  files: SharedFiles,
  [upload, nth]: readonly [string, number],
  { pieces }: Sent,
): AsyncGenerator<Uint8Array> {
  for (let piece = 0; piece < pieces; piece += 1) yield* files.read(pieceOf(upload, nth, piece));
}

async function receiveFile(
  pieces: AsyncIterable<Uint8Array>,
  path: string,
  { sha256 }: Sent,
): Promise<void> {
  await makeFolders(dirname(path), 0o700);
  const hash = createHash('sha256');
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of pieces) {
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
  } finally {
    await handle.close();
  }
  if (hash.digest('hex') !== sha256) {
    throw new EchoError('import-unreadable', 'The uploaded files are damaged.');
  }
}

/** Whether an upload can still be read, here or elsewhere. Throws shared-files-*. */
export async function isUploadThere(
  { spoolFolder, sharedFiles = null }: SpoolPlace,
  upload: string,
): Promise<boolean> {
  if (await isThere(join(spoolFolder, upload))) return true;
  return sharedFiles !== null && (await sharedFiles.list(manifestOf(upload))).length > 0;
}

/** Removes an upload everywhere but in homes of others, where it goes with the next look. Throws shared-files-*. */
export async function removeUpload(
  { spoolFolder, sharedFiles = null }: SpoolPlace,
  upload: string,
): Promise<void> {
  await rm(join(spoolFolder, upload), { recursive: true, force: true });
  if (sharedFiles !== null) await removeShared(sharedFiles, upload);
}

/** What says that it is whole goes first. */
async function removeShared(files: SharedFiles, upload: string): Promise<void> {
  await files.remove(manifestOf(upload));
  for (const { name } of await files.list(startOf(upload))) await files.remove(name);
}

/** Uploads among the shared files, and when each was last written to. */
export async function sharedUploads(files: SharedFiles): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const { name, at } of await files.list(sharedSpool)) {
    const [upload = ''] = name.slice(sharedSpool.length).split('/');
    found.set(upload, Math.max(at, found.get(upload) ?? 0));
  }
  return found;
}

function touch(folder: string): Promise<void> {
  const now = new Date();
  return utimes(folder, now, now);
}

const isThere = (folder: string) =>
  stat(folder).then(
    () => true,
    () => false,
  );

/** A full disk and what is gone by their codes. */
function said(cause: unknown): unknown {
  const isMissing = cause instanceof EchoError && cause.code === 'shared-file-missing';
  if (isMissing || cause instanceof SyntaxError || cause instanceof z.ZodError) {
    return new EchoError('import-unreadable', 'The uploaded files are gone.', { cause });
  }
  return noRoomSaid('the uploaded files', cause);
}
