import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { describeWith } from '../../../../tests/need.ts';
import { testPostgresUrl } from '../../../../tests/parts.ts';
import { openConnections, usualConnections } from '../postgres/connections.ts';
import { postgresDialect } from '../postgres/dialect.ts';
import { openPostgresStore } from '../postgres/open.ts';
import { NodeSqliteDialect } from '../sqlite/dialect.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import { silentTelemetry } from '../telemetry.ts';
import { firstRelease } from './first-release.fixture.ts';
import { resolveOne, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

async function expectMigrated(store: Store): Promise<void> {
  expect(await store.check()).toEqual([]);
  expect([...(await store.plays.columns(1)).songIds]).toEqual([1]);
  expect((await store.verdicts.list(1)).map(({ songId }) => songId)).toEqual([1]);
  const hourly = { everyMs: 3_600_000 };
  expect(await store.jobs.schedules()).toEqual([
    { name: 'playlists', kind: 'playlists', timing: hourly, nextAt: 5 },
  ]);
  const file = await store.identity.song(1);
  expect(file).toMatchObject({ title: 'Help!', artist: 'The Beatles' });
  expect(file.tracks.map(({ version, namedSongId }) => [version, namedSongId])).toEqual([
    ['', 1],
    ['live', 1],
  ]);
  const again = await resolveOne(store, {
    ...spelling('Help!', 'Beatles', { songKey: 'help' }),
    credits: [{ name: 'Beatles', key: 'beatles', role: 'main' }],
  });
  expect(again).toMatchObject({ trackId: 1, songId: 1 });
  const { artists } = await store.identity.names();
  expect(artists.map(({ key }) => key)).toEqual(['beatles', 'the band']);
  const merged = await store.identity.decide({ kind: 'merge-songs', songId: 2, intoId: 1 }, 'test');
  expect((await store.identity.song(1)).tracks).toHaveLength(3);
  await store.identity.undo(merged.id);
  expect((await store.identity.song(1)).tracks).toHaveLength(2);
  expect(await store.check()).toEqual([]);
}

it('a SQLite store of the first release keeps its songs, plays and verdicts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'echotune-store-'));
  const file = join(folder, 'store.db');
  const db = new Kysely<unknown>({
    dialect: new NodeSqliteDialect(new DatabaseSync(file), silentTelemetry),
  });
  await firstRelease(db, 'sqlite');
  await db.destroy();
  const store = await openSqliteStore({
    file,
    clock: () => 0,
    clocks: new Map(),
    telemetry: silentTelemetry,
  });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await expectMigrated(store);
});

describeWith('postgres', 'on PostgreSQL', () => {
  it('a store of the first release keeps its songs, plays and verdicts', async () => {
    const name = `echotune_test_${randomUUID().replaceAll('-', '')}`;
    const url = new URL(name, testPostgresUrl).href;
    const admin = new pg.Client({ connectionString: testPostgresUrl });
    await admin.connect();
    await admin.query(`create database ${name}`);
    onTestFinished(async () => {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    });
    const db = new Kysely<unknown>({
      dialect: postgresDialect(
        openConnections(url, usualConnections, silentTelemetry),
        silentTelemetry,
      ),
    });
    await firstRelease(db, 'postgres');
    await db.destroy();
    const options = { url, clock: () => 0, clocks: new Map(), telemetry: silentTelemetry };
    const store = await openPostgresStore(options);
    onTestFinished(() => store.close());
    await expectMigrated(store);
  });
});
