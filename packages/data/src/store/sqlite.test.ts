import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { jobsContract } from '../jobs/jobs.contract.ts';
import { jobsListedContract } from '../jobs/jobs-listed.contract.ts';
import { retryContract } from '../jobs/retry.contract.ts';
import { schedulesContract } from '../jobs/schedules.contract.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import { silentTelemetry } from '../telemetry.ts';
import { liveAndBePlanted } from './forget.contract.ts';
import { leasesContract } from './leases.contract.ts';
import { sqliteStage } from './sqlite-stage.fixture.ts';
import { codeOf, firstStart, listenerWithSong, play } from './stage.fixture.ts';
import { storeContract } from './store.contract.ts';
import { storeProgram } from './store-program.fixture.ts';

describe('the store on SQLite', () => storeContract(sqliteStage));
describe('jobs on SQLite', () => jobsContract(sqliteStage));
describe('listed jobs on SQLite', () => jobsListedContract(sqliteStage));
describe('schedules on SQLite', () => schedulesContract(sqliteStage));
describe('jobs tried again on SQLite', () => retryContract(sqliteStage));
describe('leases on SQLite', () => leasesContract(sqliteStage));

function program(file: string, body: string): string[] {
  return storeProgram(`openSqliteStore({ file: ${JSON.stringify(file)}, ...usual })`, body);
}

function open(file: string) {
  return openSqliteStore({ file, clock: () => 0, clocks: new Map(), telemetry: silentTelemetry });
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'echotune-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything in the store's folder: database, log and shared memory. */
function bytesBeside(file: string): string {
  const folder = dirname(file);
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');
}

describe('the store file', () => {
  it('a forgotten listener is not readable in any byte of it', async () => {
    const { store, file } = await sqliteStage();
    for (let n = 0; n < 5; n++) {
      await liveAndBePlanted(store, `keeps${n}`);
      await liveAndBePlanted(store, `xyzzy${n}`);
    }
    expect(bytesBeside(file)).toContain('xyzzy');
    for (let n = 0; n < 5; n++) {
      const listener = await store.listeners.byName(`xyzzy${n} listener`);
      await store.listeners.forget(listener?.id ?? 0);
    }
    expect(bytesBeside(file)).not.toContain('xyzzy');
    expect(bytesBeside(file)).toContain('keeps4 song');
    expect(await store.check()).toEqual([]);
  });

  it('what a listener keeps no longer is not readable in any byte of it', async () => {
    const { store, file } = await sqliteStage();
    const id = await liveAndBePlanted(store, 'xyzzy');
    const songs = await store.saved.list(id);
    for (const { songId } of songs) await store.saved.remove(id, songId);
    await store.plays.removeBefore([{ listenerId: id, before: firstStart + 30 * 240_000 }]);
    expect(bytesBeside(file)).not.toContain('xyzzy song 29');
    expect(bytesBeside(file)).toContain('xyzzy song 30');
    expect(await store.check()).toEqual([]);
  });

  it('forgetting that was cut off before the file was rewritten is finished at the next open', async () => {
    const { store, file, again } = await sqliteStage();
    await liveAndBePlanted(store, 'xyzzy');
    await store.close();
    const database = new DatabaseSync(file);
    database.exec(`pragma foreign_keys = on; delete from witness; delete from listener;
      delete from identity_decision; delete from cover;
      delete from spelling; delete from track; delete from song; delete from release;
      delete from artist; delete from kept; pragma user_version = 1`);
    database.close();
    expect(bytesBeside(file)).toContain('xyzzy');
    await again();
    expect(bytesBeside(file)).not.toContain('xyzzy');
  });

  it('what was acknowledged is there after the process was killed', async () => {
    const { store, file, again } = await sqliteStage();
    const { listener, song } = await listenerWithSong(store);
    await store.close();
    const child = spawn(
      process.execPath,
      program(
        file,
        `for (let nth = 0; ; nth++) {
          const plays = [play(${JSON.stringify(song)}, 2 * nth), play(${JSON.stringify(song)}, 2 * nth + 1)];
          await store.plays.append(${listener.id}, plays, null);
          process.stdout.write(nth + '\\n');
        }`,
      ),
    );
    let said = '';
    for await (const chunk of child.stdout) {
      said += chunk;
      if (said.split('\n').length > 30) break;
    }
    child.kill('SIGKILL');
    await once(child, 'close');
    const acknowledged = Number(said.split('\n').at(-2)) + 1;
    const reopened = await again();
    const plays = await reopened.plays.columns(listener.id);
    expect(plays.length).toBeGreaterThanOrEqual(2 * acknowledged);
    expect(plays.length % 2).toBe(0);
    expect(await reopened.check()).toEqual([]);
  });

  it('two processes open a fresh store and append at once, and no play is lost or doubled', async () => {
    const file = join(emptyFolder(), 'store.db');
    const body = `
      const name = 'listener ' + process.pid;
      const { id } = await store.listeners.create({ name, timeZone: 'UTC', demo: false });
      const credits = [{ name: 'A', key: 'a', role: 'main' }];
      for (let nth = 0; nth < 40; nth++) {
        const [song] = await store.catalogue.resolve([{ source: 's', sourceKey: 'k' + nth,
          title: 't', artist: 'A', album: null, identities: [], credits, songTitle: 't',
          songKey: 't' + nth, versionKey: '', releaseKey: null }]);
        await store.plays.append(id, [play(song, nth)], null);
      }
      await store.close();`;
    const run = promisify(execFile);
    await Promise.all([1, 2, 3].map(() => run(process.execPath, program(file, body))));
    const store = await open(file);
    for (const { id } of await store.listeners.list()) {
      expect(await store.plays.count(id)).toBe(40);
    }
    expect((await store.listeners.list()).length).toBe(3);
    expect((await store.catalogue.songs()).length).toBe(40);
    expect(await store.check()).toEqual([]);
    await store.close();
  });

  it('a file that is no store, is damaged, or cannot be there is named as such', async () => {
    const folder = emptyFolder();
    const file = join(folder, 'text.db');
    writeFileSync(file, 'this is not a database, and long enough to be looked at as one'.repeat(9));
    expect(await codeOf(open(file))).toBe('store-corrupt');
    expect(await codeOf(open(folder))).toBe('store-unreachable');
    expect(await codeOf(open(join(folder, 'missing', 'store.db')))).toBe('store-unreachable');
  });

  it('a store that a newer release has changed is left alone', async () => {
    const { store, file, rows } = await sqliteStage();
    await store.close();
    const database = new DatabaseSync(file);
    database.exec(`insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z');
      update schema_floor set migration = '9999-later'`);
    database.close();
    const before = await rows();
    expect(await codeOf(open(file))).toBe('store-newer');
    expect(await rows()).toEqual(before);
  });

  it('a store that a newer release has only added to goes on', async () => {
    const { store, file, again } = await sqliteStage();
    const { listener, song } = await listenerWithSong(store);
    await store.close();
    const database = new DatabaseSync(file);
    database.exec(`insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z');
      alter table play add column mood integer not null default 0`);
    database.close();
    const older = await again();
    expect(await older.plays.append(listener.id, [play(song, 1)], null)).toHaveLength(1);
    expect(await older.check()).toEqual([]);
  });

  it('check names what is wrong', async () => {
    const { store, file } = await sqliteStage();
    const { listener, song } = await listenerWithSong(store);
    await store.plays.append(listener.id, [play(song, 1), play(song, 2)], null);
    const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
    database.exec(`delete from witness where stamped_at = (select min(stamped_at) from witness);
      update play set trainable = 0; delete from kept; delete from song;
      delete from kysely_migration where name = '0001-first'`);
    database.close();
    expect(await store.check()).toEqual([
      'migration 0001-first is pending',
      'a row of track refers to no song',
      'a row of track refers to no song',
      '1 plays without a witness',
      '1 plays without the source fields they came with',
      '1 plays whose use for training does not follow from their witnesses',
    ]);
  });
});
