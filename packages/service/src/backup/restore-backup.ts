import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beginLoad, type CopyDeps, examinePlace, type StorePlace } from '@echotune/data';
import type { CopyProgress } from './copy-progress.ts';
import { copyWhole } from './copy-whole.ts';
import { fillStore, type RowsToLoad } from './fill-store.ts';
import { placeModels } from './place-models.ts';
import { readChunks } from './read-chunks.ts';
import { damaged, type KeptFile, type Manifest } from './read-manifest.ts';
import { verifyBackup } from './verify-backup.ts';

export interface RestoreRequest {
  readonly folder: string;
  readonly place: StorePlace;
  readonly modelsFolder: string;
  /** Where the key of the backup goes if none is there; null to leave it out. */
  readonly keyFile: string | null;
  /** Whether what is in the store may go. */
  readonly replaces: boolean;
  readonly onProgress: (progress: CopyProgress) => void;
  readonly signal?: AbortSignal;
}

export interface RestoredBackup {
  readonly manifest: Manifest;
  /** Whether the key of the backup is in its place now. */
  readonly hasPlacedKey: boolean;
}

/**
 * Checks all of a backup, then makes a store of it, of the newest schema. Until the last step the place is
 * as it was; the same call again begins anew. Throws backup-unknown, backup-damaged, store-not-empty,
 * store-in-use, store-newer, store-corrupt, store-unreachable, disk-full.
 */
export async function restoreBackup(
  deps: CopyDeps,
  request: RestoreRequest,
): Promise<RestoredBackup> {
  const { folder, place, modelsFolder, replaces, onProgress, signal } = request;
  // Before a check that takes its time.
  await examinePlace(place, replaces, deps);
  const manifest = await verifyBackup(folder, onProgress, signal);
  const load = await beginLoad(place, { migrations: manifest.migrations, replaces }, deps);
  try {
    const rows = manifest.tables.map(
      (table): RowsToLoad => ({ ...table, batches: readChunks(folder, table) }),
    );
    const sums = await fillStore(load, rows, onProgress, signal);
    for (const { name, checksum } of manifest.tables) {
      // It was checked a moment ago; somebody has changed it since.
      if (sums.get(name)?.checksum !== checksum) throw damaged(`tables/${name}`, 'it has changed');
    }
    await placeModels(folder, modelsFolder, manifest.models);
    const hasPlacedKey = await placeKey(folder, manifest.key, request.keyFile);
    signal?.throwIfAborted();
    await load.commit();
    return { manifest, hasPlacedKey };
  } finally {
    await load.abandon();
  }
}

/** A key that is there already may have sealed something. */
async function placeKey(
  folder: string,
  key: KeptFile | null,
  keyFile: string | null,
): Promise<boolean> {
  if (key === null || keyFile === null || existsSync(keyFile)) return false;
  await copyWhole(join(folder, key.file), keyFile);
  return true;
}
