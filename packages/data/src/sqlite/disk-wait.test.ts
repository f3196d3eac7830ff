import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { atomically, atomicallySoon, type Context, type DiskWait } from '../sql/context.ts';
import type { Schema } from '../sql/schema.ts';
import { silentTelemetry } from '../telemetry.ts';
import { NodeSqliteDialect } from './dialect.ts';
import { LogDisk } from './disk-wait.ts';
import { sqlitePlayRows } from './play-rows.ts';

let file: string;
let database: DatabaseSync;
let disk: LogDisk;
beforeEach(() => {
  file = join(tmpdir(), `echotune-disk-${process.pid}-${performance.now()}.sqlite`);
  database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = full; create table note (text)');
  disk = new LogDisk(database, file);
});
afterEach(async () => {
  await disk.close();
  database.close();
  await rm(file);
});

const isWaiting = () => database.prepare('pragma synchronous').get()?.synchronous === 2;

function contextOn(wait: DiskWait): Context {
  return {
    db: new Kysely<Schema>({ dialect: new NodeSqliteDialect(database, silentTelemetry) }),
    ...{ dialect: 'sqlite', playRows: sqlitePlayRows(database), clocks: new Map() },
    eraser: { async mark() {}, async erase() {} },
    ...{ clock: () => 0, telemetry: silentTelemetry, pool: null, afterCommit: [] },
    disk: wait,
  };
}

it('no commit holds the thread up for the disk: what stands alone does, also after a failure', async () => {
  const context = contextOn(disk);
  for (const kind of [atomically, atomicallySoon]) {
    expect(await kind(context, async () => isWaiting())).toBe(false);
    expect(isWaiting()).toBe(true);
    await expect(kind(context, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(isWaiting()).toBe(true);
  }
});

it('what must not be lost is answered once it is on the disk, what may be before', async () => {
  const arrived = Promise.withResolvers<void>();
  const context = contextOn({
    wait: (waits) => disk.wait(waits),
    written: () => arrived.promise,
    close: async () => {},
  });
  const answered: string[] = [];
  const kept = atomically(context, async () => {}).then(() => answered.push('kept'));
  await atomicallySoon(context, async () => {}).then(() => answered.push('may be lost'));
  arrived.resolve();
  await kept;
  expect(answered).toEqual(['may be lost', 'kept']);
});

it('who commits while a sync runs waits for the next one, which all of them share', async () => {
  const first = disk.written();
  await Promise.resolve();
  const [second, third] = [disk.written(), disk.written()];
  expect(second).not.toBe(first);
  expect(third).toBe(second);
  await Promise.all([first, second]);
});

it('whoever waits for the disk when it is closed has been told the truth', async () => {
  const told: string[] = [];
  const wait = () =>
    void disk.written().then(
      () => told.push('written'),
      () => told.push('lost'),
    );
  wait();
  await Promise.resolve();
  wait();
  await disk.close();
  expect(told).toEqual(['written', 'written']);
});

it('a disk that fails is told of, and tried again', async () => {
  const elsewhere = new LogDisk(database, join(tmpdir(), 'echotune-no-such-folder', 'file'));
  for (let time = 0; time < 2; time += 1) {
    await expect(elsewhere.written()).rejects.toMatchObject({ code: 'store-unreachable' });
  }
});
