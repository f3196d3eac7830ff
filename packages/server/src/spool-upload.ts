import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EchoError } from '@echotune/data';
import { makeFolders } from '@echotune/service';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** Well below the hour after which an upload that nobody touches counts as abandoned. */
const touchMs = 60_000;

/** File systems take 255, and count in bytes. */
const longestNameBytes = 200;

/** As much of a text as has so many bytes in UTF-8, cut between characters. */
function cutTo(mostBytes: number, text: string): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(mostBytes));
  return text.slice(0, read);
}

/** A relative path from a name a browser sent; nothing of it can point outside. */
export function safePath(name: string): string {
  const parts = name
    .split(/[/\\]/)
    .map((part) => cutTo(longestNameBytes, part.replace(/[\p{Cc}:*?"<>|]/gu, '_')))
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.slice(-8).join('/') || 'upload';
}

/** Counts what passes over all files of a request. Throws import-too-large. */
function meter(limitBytes: number) {
  let bytes = 0;
  return async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > limitBytes) throw tooLarge();
      yield chunk;
    }
  };
}

async function writeFiles(
  files: AsyncIterable<Pick<MultipartFile, 'filename' | 'file'>>,
  folder: string,
  limitBytes: number,
): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  const metered = meter(limitBytes);
  let count = 0;
  for await (const { filename, file } of files) {
    const path = join(folder, String(count), safePath(filename));
    await makeFolders(dirname(path));
    await pipeline(file, metered, createWriteStream(path, { mode: 0o600 }));
    if (file.truncated) throw tooLarge();
    count += 1;
  }
  if (count === 0) throw new EchoError('import-nothing-found', 'No file was uploaded.');
}

/**
 * Writes the uploaded files, together at most `limitBytes`, into a fresh folder below `spoolFolder`
 * and returns its name. Nothing stays where it fails.
 * Throws import-too-large, upload-incomplete, import-nothing-found, disk-full.
 */
export async function spoolUpload(
  files: AsyncIterable<Pick<MultipartFile, 'filename' | 'file'>>,
  spoolFolder: string,
  limitBytes: number,
): Promise<string> {
  const upload = randomUUID();
  const folder = join(spoolFolder, upload);
  const touch = () => {
    const now = new Date();
    // A folder that is gone has nobody to be kept from.
    utimes(folder, now, now).catch(() => {});
  };
  const timer = setInterval(touch, touchMs);
  try {
    await writeFiles(files, folder, limitBytes);
    return upload;
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw toEchoError(cause);
  } finally {
    clearInterval(timer);
  }
}

/**
 * The file of a form: its name, and its bytes as they come in, which fail as the spooling of files does.
 * Throws input-invalid, upload-incomplete.
 */
export async function uploadedFile(
  request: Pick<FastifyRequest, 'file'>,
): Promise<{ readonly fileName: string; readonly chunks: AsyncIterable<Uint8Array> }> {
  const found = await request.file().catch((cause: unknown) => {
    throw toEchoError(cause);
  });
  if (found === undefined) throw new EchoError('input-invalid', 'There is no file in it.');
  const { file, filename } = found;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* file;
    } catch (cause) {
      throw toEchoError(cause);
    }
  }
  return { fileName: safePath(filename).split('/').at(-1) ?? '', chunks: chunks() };
}

function tooLarge(cause?: unknown): EchoError {
  return new EchoError('import-too-large', 'The upload is too large.', { cause });
}

function toEchoError(cause: unknown): EchoError {
  if (cause instanceof EchoError) return cause;
  if (cause instanceof Error && 'statusCode' in cause && cause.statusCode === 413)
    return tooLarge(cause);
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new EchoError('disk-full', 'The disk is full.', { cause });
  return new EchoError('upload-incomplete', 'The upload broke off.', { cause });
}
