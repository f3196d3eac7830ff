import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/**
 * The floor: the migration that a release must know to work on the store. Those after it only add, so that
 * servers of the release before go on, and start anew, while others are upgraded.
 */
export function schemaFloorMigration(dialect: Dialect): Migration {
  const { int, table } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table schema_floor (id ${int} primary key check (id = 1), migration text not null) ${table}`,
        `insert into schema_floor (id, migration) values (1, '0038-schema-floor')`,
      ]);
    },
  };
}

/** A migration that releases which do not know it cannot live with: it becomes the floor. */
export function breaking(name: string, { up }: Migration): Migration {
  return {
    async up(db) {
      await up(db);
      await sql`update schema_floor set migration = ${name}`.execute(db);
    },
  };
}

/** The name of the floor; null in a store from before there was one. */
export async function schemaFloor<T>(db: Kysely<T>): Promise<string | null> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'schema_floor')) return null;
  const { rows } = await sql<{ migration: string }>`select migration from schema_floor`.execute(db);
  return rows[0]?.migration ?? null;
}
