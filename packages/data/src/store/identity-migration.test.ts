import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { describeWith } from '../../../../tests/need.ts';
import { testPostgresUrl } from '../../../../tests/parts.ts';
import { postgresDialect } from '../postgres/dialect.ts';
import { openPostgresStore } from '../postgres/open.ts';
import type { Dialect } from '../sql/context.ts';
import { firstMigration } from '../sql/migrations/first.ts';
import { NodeSqliteDialect } from '../sqlite/dialect.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import { silentTelemetry } from '../telemetry.ts';
import { resolveOne, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

/** A store as the first release made it: two tracks of a song, a play, a verdict, "The" in keys. */
async function firstRelease(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const migrations = { '0001-first': firstMigration(dialect) };
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
  const statements = [
    `insert into listener (name, time_zone, created_at, demo) values ('Ada', 'UTC', 0, 0)`,
    `insert into artist (key, name) values ('the beatles', 'The Beatles'),
      ('the the', 'The The'), ('the', 'The'), ('band', 'Band'), ('the band', 'The Band')`,
    `insert into song (artist_id, key, title) values (1, 'help', 'Help!'), (5, 'help', 'Help')`,
    `insert into track (song_id, version_key, title) values
      (1, '', 'Help!'), (1, 'live', 'Help! - Live'), (2, '', 'Help')`,
    `insert into track_credit (track_id, position, artist_id, role) values
      (1, 0, 1, 'main'), (2, 0, 1, 'main'), (3, 0, 5, 'main')`,
    `insert into spelling (source, source_key, title, artist, track_id) values
      ('s', 'a', 'Help!', 'The Beatles', 1)`,
    `insert into kept (digest, json) values ('d', '{}')`,
    `insert into play (listener_id, track_id, started_at, ms_played, trainable)
      values (1, 1, 5, 60000, 1)`,
    `insert into witness (listener_id, stamped_at, spelling_id, ms_played, play_id, kept_id)
      values (1, 60005, 1, 60000, 1, 1)`,
    `insert into job_schedule (name, kind, payload, every_ms, next_at)
      values ('playlists', 'playlists', '{}', 3600000, 5)`,
    `insert into verdict (listener_id, kind, song_id, at) values (1, 'love', 1, 0)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

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
    const db = new Kysely<unknown>({ dialect: postgresDialect(url, silentTelemetry) });
    await firstRelease(db, 'postgres');
    await db.destroy();
    const options = { url, clock: () => 0, clocks: new Map(), telemetry: silentTelemetry };
    const store = await openPostgresStore(options);
    onTestFinished(() => store.close());
    await expectMigrated(store);
  });
});
