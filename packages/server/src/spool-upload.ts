import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EchoError, type Store } from '@echotune/data';
import { importPayload } from '@echotune/service';
import type { MultipartFile } from '@fastify/multipart';

/** A relative path from a name a browser sent; nothing of it can point outside. */
export function safePath(name: string): string {
  const parts = name
    .split(/[/\\]/)
    .map((part) => part.replace(/[\p{Cc}:*?"<>|]/gu, '_').slice(0, 200))
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.slice(-8).join('/') || 'upload';
}

/**
 * Writes the uploaded files into a fresh folder below `spoolFolder`. Nothing stays where it fails.
 * Throws import-too-large, upload-incomplete, import-nothing-found.
 */
export async function spoolUpload(
  files: AsyncIterable<MultipartFile>,
  spoolFolder: string,
): Promise<string> {
  const folder = join(spoolFolder, randomUUID());
  await mkdir(folder, { mode: 0o700 });
  let count = 0;
  try {
    for await (const { filename, file } of files) {
      const path = join(folder, String(count), safePath(filename));
      await mkdir(dirname(path), { recursive: true });
      await pipeline(file, createWriteStream(path, { mode: 0o600 }));
      if (file.truncated)
        throw new EchoError('import-too-large', `${safePath(filename)} is too large.`);
      count += 1;
    }
    if (count === 0) throw new EchoError('import-nothing-found', 'No file was uploaded.');
    return folder;
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    if (cause instanceof EchoError) throw cause;
    const tooLarge = cause instanceof Error && 'statusCode' in cause && cause.statusCode === 413;
    throw tooLarge
      ? new EchoError('import-too-large', 'The upload is too large.', { cause })
      : new EchoError('upload-incomplete', 'The upload broke off.', { cause });
  }
}

/** Uploads in the order sent, as an import wants them. */
export async function uploadedPaths(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.sort((a, b) => Number(a) - Number(b)).map((name) => join(folder, name));
}

/** Removes uploads that no waiting or running import will read: a crash may have left them. */
export async function sweepSpool(store: Store, spoolFolder: string): Promise<void> {
  const states = ['queued', 'running'] as const;
  const lists = await Promise.all(
    states.map((state) => store.jobs.list({ kind: 'import', state, limit: 1000 })),
  );
  const used = new Set(lists.flat().map((job) => importPayload(job.payload).spool));
  for (const name of await readdir(spoolFolder)) {
    const folder = join(spoolFolder, name);
    if (!used.has(folder)) await rm(folder, { recursive: true, force: true });
  }
}
