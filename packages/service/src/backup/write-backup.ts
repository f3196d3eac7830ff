import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type CopyDeps,
  EchoError,
  openSnapshot,
  type RegisteredFile,
  type Snapshot,
  type StorePlace,
} from '@echotune/data';
import { sharedNameOf } from '../lifecycle/model-place.ts';
import type { SharedFiles } from '../shared-files/shared-files.ts';
import { syncFolder } from '../train/write-artifact.ts';
import type { CopyProgress } from './copy-progress.ts';
import { modelFileName } from './model-file-name.ts';
import {
  formatVersion,
  type KeptFile,
  type KeptTable,
  type Manifest,
  manifestName,
  manifestText,
  unfinishedName,
} from './read-manifest.ts';
import { writeChunks } from './write-chunks.ts';
import { copyFileTo, makeFolder, writeFileOf, writePieces } from './write-files.ts';

export interface BackupRequest {
  /** Which is not there yet. */
  readonly folder: string;
  readonly place: StorePlace;
  readonly modelsFolder: string;
  /** Where models are that this home has not; null where the home is all there is. */
  readonly sharedFiles: SharedFiles | null;
  /** `config.toml`, where there is one. */
  readonly configFile: string;
  /** The key that opens what is sealed; null to leave it out. */
  readonly keyFile: string | null;
  readonly release: string;
  readonly onProgress: (progress: CopyProgress) => void;
  readonly signal?: AbortSignal;
}

export interface WrittenBackup {
  readonly manifest: Manifest;
  /** Tables of somebody else in the same database. */
  readonly leftOut: readonly string[];
}

/**
 * Writes the store as it is now into a folder, which appears only when it is whole; who writes into the
 * store meanwhile is not held up. Throws backup-exists, output-not-writable, disk-full, store-unreachable,
 * store-corrupt, store-newer, shared-files-away, shared-files-refused.
 */
export async function writeBackup(deps: CopyDeps, request: BackupRequest): Promise<WrittenBackup> {
  const { folder, place } = request;
  const partial = await prepareFolder(folder);
  try {
    const snapshot = await openSnapshot(place, deps);
    try {
      const manifest = await writeSnapshot(partial, snapshot, request);
      await writeFileOf(partial, manifestName, Buffer.from(manifestText(manifest)));
      await rm(join(partial, unfinishedName));
      await syncTree(partial);
      request.signal?.throwIfAborted();
      await rename(partial, folder);
      await syncFolder(dirname(folder));
      return { manifest, leftOut: snapshot.leftOut };
    } finally {
      await snapshot.close();
    }
  } catch (cause) {
    await rm(partial, { recursive: true, force: true }).catch(() => {});
    throw cause;
  }
}

/** Beside the folder to come; what a backup left that was killed goes. */
async function prepareFolder(folder: string): Promise<string> {
  if (existsSync(folder)) throw new EchoError('backup-exists', `${folder} is there already.`);
  const partial = `${folder}.partial`;
  if (existsSync(partial)) {
    const names = await readdir(partial).catch((): string[] => []);
    const isOurs =
      names.length === 0 || [unfinishedName, manifestName].some((name) => names.includes(name));
    if (!isOurs) throw new EchoError('backup-exists', `${partial} is there, and is no backup.`);
    await rm(partial, { recursive: true });
  }
  await makeFolder(partial);
  await writeFileOf(partial, unfinishedName, Buffer.from('This backup is not whole.\n'));
  return partial;
}

async function writeSnapshot(
  folder: string,
  snapshot: Snapshot,
  request: BackupRequest,
): Promise<Manifest> {
  const { configFile, keyFile, release, onProgress, signal } = request;
  // First, for a training may remove old ones meanwhile.
  const models = await copyModels(folder, request, snapshot.models);
  const config = await copyIfThere(folder, 'config.toml', configFile);
  const key = keyFile === null ? null : await copyFileTo(folder, 'secret.key', keyFile);
  const tables: KeptTable[] = [];
  for (const table of snapshot.tables) {
    const { name, columns, lastId } = table;
    const written = await writeChunks(folder, name, snapshot.lines(table), (rows) => {
      signal?.throwIfAborted();
      onProgress({ doing: 'write', table: name, rows });
    });
    const { rows, checksum, chunks } = written;
    const names = columns.map((column) => column.name);
    tables.push({ name, columns: names, rows, checksum, lastId, chunks: [...chunks] });
  }
  return {
    ...{ format: 'echotune-backup', formatVersion, release, dialect: snapshot.dialect },
    pointOfRecovery: new Date(snapshot.moment).toISOString(),
    migrations: [...snapshot.migrations],
    ...{ tables, ...models, config, key },
  };
}

/** Files of the registry that are there, each as registered; of the others those that are missed. */
async function copyModels(
  folder: string,
  { modelsFolder, sharedFiles }: Pick<BackupRequest, 'modelsFolder' | 'sharedFiles'>,
  registered: readonly RegisteredFile[],
): Promise<Pick<Manifest, 'models' | 'modelsMissing'>> {
  const models: Manifest['models'] = [];
  const modelsMissing: string[] = [];
  for (const { artifact, checksum, isNamed } of registered) {
    if (models.some((model) => model.artifact === artifact)) continue;
    const file = `models/${artifact}`;
    const isFile = modelFileName.test(artifact);
    let kept = isFile ? await copyIfThere(folder, file, join(modelsFolder, artifact)) : null;
    if (kept?.sha256 !== checksum && isFile && isNamed && sharedFiles !== null) {
      kept = (await copyShared(folder, file, sharedFiles, checksum)) ?? kept;
    }
    if (kept?.sha256 === checksum) models.push({ artifact, ...kept });
    else {
      // One that was discarded long ago is missed by nobody; one that is damaged is.
      if (kept !== null) await rm(join(folder, kept.file));
      if (kept !== null || isNamed) modelsMissing.push(artifact);
    }
  }
  return { models, modelsMissing };
}

/** What another home has trained. Throws shared-files-away, shared-files-refused. */
async function copyShared(
  folder: string,
  file: string,
  sharedFiles: SharedFiles,
  checksum: string,
): Promise<KeptFile | null> {
  try {
    return await writePieces(folder, file, sharedFiles.read(sharedNameOf(checksum)));
  } catch (cause) {
    if (cause instanceof EchoError && cause.code === 'shared-file-missing') return null;
    throw cause;
  }
}

async function copyIfThere(folder: string, file: string, from: string): Promise<KeptFile | null> {
  try {
    return await copyFileTo(folder, file, from);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'ENOENT') return null;
    throw cause;
  }
}

/** That the names of the files are on the disk, too. */
async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await syncTree(join(folder, entry.name));
  }
  await syncFolder(folder);
}
