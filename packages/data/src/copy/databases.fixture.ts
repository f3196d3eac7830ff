import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { testPostgresUrl } from '../../../../tests/parts.ts';
import { openPostgresStore } from '../postgres/open.ts';
import type { Dialect } from '../sql/context.ts';
import type { Schema } from '../sql/schema.ts';
import { NodeSqliteDialect } from '../sqlite/dialect.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import type { Store } from '../store/store.ts';
import { silentTelemetry } from '../telemetry.ts';
import type { StorePlace } from './place.ts';
import { openPostgresDatabase } from './postgres-database.ts';

/** A place with nothing in it, removed when the test ends. */
export async function emptyPlace(dialect: Dialect, like?: StorePlace): Promise<StorePlace> {
  if (dialect === 'postgres') return { dialect, url: await newDatabase(like) };
  const folder = mkdtempSync(join(tmpdir(), 'echotune-copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { dialect, file: join(folder, 'echotune.sqlite') };
}

async function newDatabase(like?: StorePlace): Promise<string> {
  const name = `echotune_test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: testPostgresUrl });
  await admin.connect();
  const template =
    like?.dialect === 'postgres' ? ` template ${new URL(like.url).pathname.slice(1)}` : '';
  await admin.query(`create database ${name}${template}`);
  // Nothing here outlives the run, so no commit need wait for the disk.
  await admin.query(`alter database ${name} set synchronous_commit = off`);
  onTestFinished(async () => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  return new URL(name, testPostgresUrl).href;
}

/** Does something behind the store's back, with the database closed afterwards. */
export async function behind<T>(
  place: StorePlace,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  const db =
    place.dialect === 'sqlite'
      ? new Kysely<Schema>({
          dialect: new NodeSqliteDialect(new DatabaseSync(place.file), silentTelemetry),
        })
      : openPostgresDatabase(place.url, silentTelemetry);
  try {
    if (place.dialect === 'sqlite') await sql`pragma synchronous = off`.execute(db);
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Opens it as the product does, of the newest schema. */
export function openPlace(place: StorePlace, clock: () => number): Promise<Store> {
  const options = { clock, clocks: new Map(), telemetry: silentTelemetry };
  return place.dialect === 'sqlite'
    ? openSqliteStore({ file: place.file, ...options })
    : openPostgresStore({ url: place.url, ...options });
}
