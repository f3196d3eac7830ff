import { type Kysely, sql } from 'kysely';
import { EchoError } from '../errors.ts';
import type { Dialect } from '../sql/context.ts';
import { knownMigrations } from '../sql/migrate.ts';
import type { Schema } from '../sql/schema.ts';
import { expectedTables } from './expected-tables.ts';
import type { RegisteredFile } from './snapshot.ts';
import { readTables, seenMigrations, type Table } from './tables.ts';

/** What there is to copy. */
export interface SnapshotFacts {
  readonly migrations: readonly string[];
  readonly tables: readonly Table[];
  readonly leftOut: readonly string[];
  readonly models: readonly RegisteredFile[];
  readonly isServed: boolean;
}

/**
 * Read within the snapshot. Throws store-newer, since whose the tables are that only a newer release
 * knows cannot be told; store-corrupt where one is missing.
 */
export async function snapshotFacts(
  db: Kysely<Schema>,
  dialect: Dialect,
  now: number,
): Promise<SnapshotFacts> {
  const migrations = await seenMigrations(db, dialect);
  const known = knownMigrations(dialect);
  const foreign = migrations.filter((name) => !known.includes(name));
  if (foreign.length > 0) {
    throw new EchoError('store-newer', `The store knows ${foreign.join(', ')}, this release not.`);
  }
  const expected = new Set((await expectedTables(migrations)).tables.map(({ name }) => name));
  const found = await readTables(db, dialect);
  const names = new Set(found.map(({ name }) => name));
  const missing = [...expected].filter((name) => !names.has(name));
  if (missing.length > 0) {
    throw new EchoError('store-corrupt', `The store has no table ${missing.join(', ')}.`);
  }
  return {
    migrations,
    tables: found.filter(({ name }) => expected.has(name)),
    leftOut: [...names].filter((name) => !expected.has(name)),
    models: names.has('model_version') ? await registeredFiles(db) : [],
    isServed: names.has('lease') && (await isServed(db, now)),
  };
}

/** The registry is as old as the first schema, its columns read here too. */
async function registeredFiles(db: Kysely<Schema>): Promise<RegisteredFile[]> {
  const { rows } = await sql<{ artifact: string; checksum: string; named: number }>`
    select artifact, checksum, (
      select count(*) from model_alias
      where model_alias.name = model_version.name and model_alias.version = model_version.version
    ) as named
    from model_version order by id`.execute(db);
  return rows.map(({ artifact, checksum, named }) => ({ artifact, checksum, isNamed: named > 0 }));
}

/** A server leads, of however many there are; where one was killed its lease ends after ten seconds. */
export async function isServed(db: Kysely<Schema>, now: number): Promise<boolean> {
  const { rows } = await sql<{ held: number }>`
    select count(*) as held from lease where held_until > ${now}`.execute(db);
  return (rows[0]?.held ?? 0) > 0;
}
