import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { RowChecksum } from '@echotune/data';
import type { CopyProgress } from './copy-progress.ts';
import { readChunks } from './read-chunks.ts';
import {
  damaged,
  type KeptTable,
  type Manifest,
  manifestName,
  readManifest,
  unread,
} from './read-manifest.ts';
import { digestOfFile } from './write-files.ts';

/**
 * Reads a backup to its end, without a store: every file against its SHA-256, every table against its
 * count and checksum. Throws backup-unknown, backup-damaged (naming the file and its rows), store-newer.
 */
export async function verifyBackup(
  folder: string,
  onProgress: (progress: CopyProgress) => void,
  signal?: AbortSignal,
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const { models, config, key } = manifest;
  for (const kept of [...models, config, key]) {
    if (kept === null) continue;
    const found = await digestOfFile(join(folder, kept.file)).catch((cause) => {
      throw unread(kept.file, cause);
    });
    if (found.bytes !== kept.bytes) {
      throw damaged(kept.file, `it has ${found.bytes} bytes instead of ${kept.bytes}`);
    }
    if (found.sha256 !== kept.sha256) throw damaged(kept.file, 'its SHA-256 differs');
  }
  for (const table of manifest.tables) await verifyTable(folder, table, onProgress, signal);
  return manifest;
}

/**
 * Files and links that lie in a backup's folder and are no part of it, by name: nothing of them was checked, and no
 * restore takes them.
 */
export async function besideBackup(folder: string, manifest: Manifest): Promise<string[]> {
  const { tables, models, config, key } = manifest;
  const kept = [...tables.flatMap(({ chunks }) => chunks), ...models, config, key];
  const own = new Set([manifestName, ...kept.flatMap((file) => file?.file ?? [])]);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .filter((name) => !own.has(name))
    .toSorted();
}

async function verifyTable(
  folder: string,
  table: KeptTable,
  onProgress: (progress: CopyProgress) => void,
  signal?: AbortSignal,
): Promise<void> {
  const checksum = new RowChecksum();
  for await (const { lines } of readChunks(folder, table)) {
    signal?.throwIfAborted();
    checksum.add(lines);
    onProgress({ doing: 'check', table: table.name, rows: checksum.sum().rows });
  }
  if (checksum.sum().checksum !== table.checksum) {
    throw damaged(`tables/${table.name}`, 'the checksum of its rows differs');
  }
}
