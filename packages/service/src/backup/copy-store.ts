import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  beginLoad,
  type CopyDeps,
  EchoError,
  openSnapshot,
  type RegisteredFile,
  type RowSum,
  type Snapshot,
  type StorePlace,
} from '@echotune/data';
import { removeEmpty } from '../folders/make-folders.ts';
import { homeSaid, makeHome } from '../folders/make-home.ts';
import type { CopyProgress } from './copy-progress.ts';
import { copyWhole } from './copy-whole.ts';
import { fillStore, type RowsToLoad } from './fill-store.ts';
import { modelFileName } from './model-file-name.ts';
import { digestOfFile } from './write-files.ts';

export interface CopyRequest {
  readonly from: StorePlace;
  readonly to: StorePlace;
  readonly modelsFolder: string;
  /** Where model files go, too; null where the store to be has the same home. */
  readonly modelsTo: string | null;
  readonly onProgress: (progress: CopyProgress) => void;
  readonly signal?: AbortSignal;
}

export interface CopiedStore {
  /** UTC epoch milliseconds: what was acknowledged before it is in. */
  readonly pointOfRecovery: number;
  readonly tables: ReadonlyMap<string, RowSum>;
  /** Whether a server went on working on the store it came from. */
  readonly isServed: boolean;
  readonly leftOut: readonly string[];
}

/**
 * Copies a store as it is now into an empty place, of either kind, and reads it back; a folder that is missing is
 * made. Where that fails nothing of it is left. Throws store-not-empty, store-in-use, store-newer,
 * store-unreachable, store-corrupt, home-not-writable, disk-full.
 */
export async function copyStore(deps: CopyDeps, request: CopyRequest): Promise<CopiedStore> {
  const { from, to, modelsFolder, modelsTo, onProgress, signal } = request;
  const snapshot = await openSnapshot(from, deps);
  const made: Made = { folders: [], files: [] };
  try {
    if (to.dialect === 'sqlite') made.folders.push(...(await makeHome(dirname(to.file))));
    const { migrations, moment, isServed, leftOut } = snapshot;
    const load = await beginLoad(to, { migrations, replaces: false }, deps);
    try {
      const tables = await fillStore(load, rowsOf(snapshot), onProgress, signal);
      if (modelsTo !== null) await copyModels(modelsFolder, modelsTo, snapshot.models, made);
      signal?.throwIfAborted();
      await load.commit();
      return { pointOfRecovery: moment, tables, isServed, leftOut };
    } finally {
      await load.abandon();
    }
  } catch (cause) {
    for (const file of made.files) await rm(file, { force: true }).catch(() => {});
    await removeEmpty(made.folders);
    if (!(cause instanceof EchoError) || cause.code !== 'backup-damaged') throw cause;
    // There is no backup here: what does not fit is in the store.
    throw new EchoError('store-corrupt', cause.message, { cause });
  } finally {
    await snapshot.close();
  }
}

function rowsOf(snapshot: Snapshot): RowsToLoad[] {
  return snapshot.tables.map((table) => ({
    ...{ name: table.name, lastId: table.lastId },
    columns: table.columns.map(({ name }) => name),
    batches: placed(table.name, snapshot.lines(table)),
  }));
}

async function* placed(place: string, batches: AsyncIterable<readonly string[]>) {
  for await (const lines of batches) yield { lines, place };
}

/** What is taken back where the copy fails; folders that are within others come after them. */
interface Made {
  readonly folders: string[];
  readonly files: string[];
}

/** Those that are there as they should be. Throws home-not-writable, disk-full. */
async function copyModels(
  modelsFolder: string,
  modelsTo: string,
  registered: readonly RegisteredFile[],
  made: Made,
): Promise<void> {
  made.folders.push(...(await makeHome(modelsTo)));
  for (const { artifact, checksum } of registered) {
    if (!modelFileName.test(artifact)) continue;
    const [file, copy] = [join(modelsFolder, artifact), join(modelsTo, artifact)];
    const found = await digestOfFile(file).catch(() => null);
    if (found?.sha256 !== checksum) continue;
    const isThere = existsSync(copy);
    await copyWhole(file, copy).catch((cause) => {
      throw homeSaid(copy, cause);
    });
    if (!isThere) made.files.push(copy);
  }
}
