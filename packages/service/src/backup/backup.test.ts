import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import type { StorePlace } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { sharedNameOf } from '../lifecycle/model-place.ts';
import { SharedFolder } from '../shared-files/shared-folder.ts';
import { type Manifest, manifestText, readManifest } from './read-manifest.ts';
import { restoreBackup } from './restore-backup.ts';
import { besideBackup, verifyBackup } from './verify-backup.ts';
import { writeBackup } from './write-backup.ts';

const plays = 300;
const quietly = () => {};

/** A store with plays and a model, and what is needed to back it up. */
async function stage() {
  const test = await openStore();
  onTestFinished(() => test.close());
  const { store, folder, deps } = test;
  const listener = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  const played = Array.from({ length: plays }, (_, nth) => ({
    track: namedTrack(`Song ${nth % 40}`, 'Somebody'),
    ...{ startedAt: deps.clock() - (nth + 1) * 240_000, msPlayed: 200_000 },
  }));
  const whose = { listenerId: listener.id, source: 'api', now: deps.clock() };
  await store.transaction((tx) => recordPlays(tx, whose, played));
  const models = join(folder, 'models');
  mkdirSync(models);
  for (const artifact of ['old.etm', 'new.etm']) {
    writeFileSync(join(models, artifact), `bytes of ${artifact}`);
    const checksum = createHash('sha256').update(`bytes of ${artifact}`).digest('hex');
    const facts = { name: 'blend', createdAt: 0, dataDigest: 'd', codeVersion: 'test' };
    await store.models.register({ ...facts, params: {}, metrics: {}, artifact, checksum });
  }
  await store.models.setAlias('blend', 'champion', 2);
  writeFileSync(join(folder, 'config.toml'), 'port = 4546\n');
  writeFileSync(join(folder, 'secret.key'), 'a made-up key');
  const backup = join(folder, 'backup');
  const request = {
    ...{ folder: backup, modelsFolder: models, keyFile: null, release: 'test' },
    sharedFiles: null,
    place: { dialect: 'sqlite', file: join(folder, 'echotune.sqlite') } satisfies StorePlace,
    ...{ configFile: join(folder, 'config.toml'), onProgress: quietly },
  };
  const elsewhere = {
    place: { dialect: 'sqlite', file: join(folder, 'other.sqlite') } satisfies StorePlace,
    ...{ folder: backup, modelsFolder: join(folder, 'other-models'), replaces: false },
    ...{ keyFile: join(folder, 'other.key'), onProgress: quietly },
  };
  return { ...test, models, backup, request, elsewhere };
}

function chunkOf(backup: string, table: string): string {
  return join(backup, 'tables', table, '000001.ndjson.zst');
}

it('a backup is whole, for its owner alone, and a store and its models come of it', async () => {
  const { deps, backup, request, elsewhere } = await stage();
  const { manifest, leftOut } = await writeBackup(deps, request);
  expect(manifest.pointOfRecovery).toBe(new Date(deps.clock()).toISOString());
  expect(manifest).toMatchObject({ dialect: 'sqlite', modelsMissing: [], key: null });
  expect(leftOut).toEqual([]);
  expect(manifest.tables.find(({ name }) => name === 'play')?.rows).toBe(plays);
  expect(statSync(backup).mode & 0o777).toBe(0o700);
  expect(statSync(chunkOf(backup, 'play')).mode & 0o777).toBe(0o600);
  expect(readdirSync(backup).toSorted()).toEqual([
    'config.toml',
    'manifest.json',
    'models',
    'tables',
  ]);
  expect(await verifyBackup(backup, quietly)).toEqual(manifest);
  const restored = await restoreBackup(deps, elsewhere);
  expect(restored).toEqual({ manifest, hasPlacedKey: false });
  expect(readFileSync(join(elsewhere.modelsFolder, 'new.etm'), 'utf8')).toBe('bytes of new.etm');
  const again = await writeBackup(deps, {
    ...{ ...request, folder: `${backup}-again`, place: elsewhere.place },
  });
  expect(again.manifest.tables).toEqual(manifest.tables);
});

it('what lies in the folder and is no part of the backup is named, and not restored', async () => {
  const { deps, backup, request, elsewhere } = await stage();
  const { manifest } = await writeBackup(deps, request);
  expect(await besideBackup(backup, manifest)).toEqual([]);
  const foreign = [
    'models/other.etm',
    'notes/mine.txt',
    'secret.key',
    'tables/play/000002.ndjson.zst',
  ];
  mkdirSync(join(backup, 'notes'));
  for (const name of foreign) writeFileSync(join(backup, name), 'of somebody');
  expect(await verifyBackup(backup, quietly)).toEqual(manifest);
  expect(await besideBackup(backup, manifest)).toEqual(foreign);
  await restoreBackup(deps, elsewhere);
  expect(readdirSync(elsewhere.modelsFolder).toSorted()).toEqual(['new.etm', 'old.etm']);
  expect(existsSync(elsewhere.keyFile)).toBe(false);
});

it('a model that is missed is told, one that was discarded long ago is not', async () => {
  const { deps, models, request } = await stage();
  rmSync(join(models, 'old.etm'));
  writeFileSync(join(models, 'new.etm'), 'bytes of something else');
  const { manifest } = await writeBackup(deps, request);
  expect(manifest).toMatchObject({ models: [], modelsMissing: ['new.etm'] });
  await verifyBackup(request.folder, quietly);
});

it('a model that another home has trained is brought from where they share files', async () => {
  const { deps, folder, models, request } = await stage();
  rmSync(join(models, 'new.etm'));
  const shared = join(folder, 'shared');
  mkdirSync(shared);
  const sharedFiles = new SharedFolder(shared);
  const checksum = createHash('sha256').update('bytes of new.etm').digest('hex');
  await sharedFiles.put(sharedNameOf(checksum), Buffer.from('bytes of new.etm'));
  const { manifest } = await writeBackup(deps, { ...request, sharedFiles });
  expect(manifest.modelsMissing).toEqual([]);
  expect(manifest.models.map(({ artifact }) => artifact)).toContain('new.etm');
  await verifyBackup(request.folder, quietly);
});

it('the key is in it where it is asked for, and takes no place that another has', async () => {
  const { deps, folder, request, elsewhere } = await stage();
  await writeBackup(deps, { ...request, keyFile: join(folder, 'secret.key') });
  expect((await restoreBackup(deps, elsewhere)).hasPlacedKey).toBe(true);
  expect(readFileSync(elsewhere.keyFile, 'utf8')).toBe('a made-up key');
  writeFileSync(elsewhere.keyFile, 'another made-up key');
  const again = await restoreBackup(deps, { ...elsewhere, replaces: true });
  expect(again.hasPlacedKey).toBe(false);
  expect(readFileSync(elsewhere.keyFile, 'utf8')).toBe('another made-up key');
});

it('nothing is overwritten, and what a killed backup left is cleared away', async () => {
  const { deps, backup, request } = await stage();
  mkdirSync(`${backup}.partial`);
  writeFileSync(join(`${backup}.partial`, 'mine.txt'), 'something of somebody');
  await expect(writeBackup(deps, request)).rejects.toMatchObject({ code: 'backup-exists' });
  writeFileSync(join(`${backup}.partial`, 'UNFINISHED'), '');
  await expect(verifyBackup(`${backup}.partial`, quietly)).rejects.toMatchObject({
    code: 'backup-unknown',
  });
  await writeBackup(deps, request);
  expect(existsSync(`${backup}.partial`)).toBe(false);
  await expect(writeBackup(deps, request)).rejects.toMatchObject({ code: 'backup-exists' });
});

it('one that is ended in between leaves nothing', async () => {
  const { deps, backup, request } = await stage();
  const stop = new AbortController();
  const stopped = writeBackup(deps, {
    ...{ ...request, signal: stop.signal },
    onProgress: () => stop.abort(),
  });
  await expect(stopped).rejects.toThrow();
  expect(existsSync(backup) || existsSync(`${backup}.partial`)).toBe(false);
});

/** Writes a manifest anew, as somebody would who means to deceive. */
function reseal(backup: string, manifest: Manifest): void {
  writeFileSync(join(backup, 'manifest.json'), manifestText(manifest));
}

it('damage is refused with its place, whatever it is, and nothing is restored', async () => {
  const { deps, backup, request, elsewhere } = await stage();
  const { manifest } = await writeBackup(deps, request);
  const chunk = chunkOf(backup, 'play');
  const file = 'tables/play/000001.ndjson.zst';
  const flip = (path: string) => {
    const bytes = readFileSync(path);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    writeFileSync(path, bytes);
  };
  const damages: readonly (readonly [place: string, damage: () => void])[] = [
    [`${file} (rows 1 to ${plays} of play): its SHA-256`, () => flip(chunk)],
    [`${file} (rows 1 to ${plays} of play): it has`, () => truncateSync(chunk, 100)],
    [`${file} (rows 1 to ${plays} of play): it is missing.`, () => rmSync(chunk)],
    ['config.toml: it is missing.', () => rmSync(join(backup, 'config.toml'))],
    ['models/new.etm: its SHA-256', () => flip(join(backup, 'models', 'new.etm'))],
    ['config.toml: it has', () => truncateSync(join(backup, 'config.toml'), 3)],
    ['manifest.json', () => flip(join(backup, 'manifest.json'))],
    ['manifest.json', () => truncateSync(join(backup, 'manifest.json'), 500)],
    [
      'tables/play: the checksum of its rows',
      () => {
        const tables = manifest.tables.map((table) =>
          table.name === 'play' ? { ...table, checksum: '0'.repeat(32) } : table,
        );
        reseal(backup, { ...manifest, tables });
      },
    ],
  ];
  for (const [place, damage] of damages) {
    const kept = [
      chunk,
      ...['models/new.etm', 'config.toml', 'manifest.json'].map((name) => join(backup, name)),
    ];
    const before = kept.map((path) => [path, readFileSync(path)] as const);
    damage();
    const refused = { code: 'backup-damaged', message: expect.stringContaining(place) };
    await expect(verifyBackup(backup, quietly)).rejects.toMatchObject(refused);
    await expect(restoreBackup(deps, elsewhere)).rejects.toMatchObject(refused);
    for (const [path, bytes] of before) writeFileSync(path, bytes);
  }
  expect(existsSync(elsewhere.place.file)).toBe(false);
  await restoreBackup(deps, elsewhere);
});

it('rows that no store could have are refused with their lines, though every checksum is right', async () => {
  const { deps, backup, request, elsewhere } = await stage();
  const { manifest } = await writeBackup(deps, request);
  const plain = Buffer.from('["not","a","listener"]\n');
  const bytes = zstdCompressSync(plain);
  const path = chunkOf(backup, 'listener');
  writeFileSync(path, bytes);
  const digest = createHash('sha256').update('["not","a","listener"]').digest();
  const lanes = [0, 4, 8, 12].map((at) => digest.readUInt32LE(at).toString(16).padStart(8, '0'));
  const tables = manifest.tables.map((table) => {
    if (table.name !== 'listener') return table;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [chunk] = table.chunks;
    if (chunk === undefined) throw new Error('no listeners');
    const sizes = { bytes: bytes.length, plainBytes: plain.length, rows: 1 };
    return {
      ...table,
      rows: 1,
      checksum: lanes.join(''),
      chunks: [{ ...chunk, ...sizes, sha256 }],
    };
  });
  reseal(backup, { ...manifest, tables });
  await verifyBackup(backup, quietly);
  await expect(restoreBackup(deps, elsewhere)).rejects.toMatchObject({
    ...{ code: 'backup-damaged' },
    message: expect.stringMatching(/tables\/listener\/000001.*lines 1 to 1: A row of listener/),
  });
  expect(existsSync(elsewhere.place.file)).toBe(false);
});

it('names that lead out of the folder are no manifest', async () => {
  const { deps, backup, request } = await stage();
  const { manifest } = await writeBackup(deps, request);
  const [model] = manifest.models;
  if (model === undefined) throw new Error('no model');
  for (const file of ['../secret', '/etc/passwd', 'models/../../x', '..']) {
    reseal(backup, { ...manifest, models: [{ ...model, file }] });
    await expect(readManifest(backup)).rejects.toMatchObject({ code: 'backup-damaged' });
    reseal(backup, { ...manifest, models: [{ ...model, artifact: file }] });
    await expect(readManifest(backup)).rejects.toMatchObject({ code: 'backup-damaged' });
  }
});

it('a backup of a newer release is refused as such', async () => {
  const { deps, backup, request, elsewhere } = await stage();
  const { manifest } = await writeBackup(deps, request);
  reseal(backup, { ...manifest, migrations: [...manifest.migrations, '9999-later'] });
  await expect(restoreBackup(deps, elsewhere)).rejects.toMatchObject({ code: 'store-newer' });
  const sealed = { ...manifest, formatVersion: 2 };
  const sha256 = createHash('sha256').update(JSON.stringify(sealed)).digest('hex');
  writeFileSync(join(backup, 'manifest.json'), JSON.stringify({ sha256, manifest: sealed }));
  await expect(restoreBackup(deps, elsewhere)).rejects.toMatchObject({ code: 'store-newer' });
});
