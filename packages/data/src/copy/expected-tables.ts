import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { migrateTo } from '../sql/migrate.ts';
import type { Schema } from '../sql/schema.ts';
import { NodeSqliteDialect } from '../sqlite/dialect.ts';
import { silentTelemetry } from '../telemetry.ts';
import { readTables, type Table } from './tables.ts';

/** What migrations make of an empty store. */
export interface ExpectedTables {
  readonly tables: readonly Table[];
  /** Tables that have rows as soon as they are there. */
  readonly seeded: ReadonlySet<string>;
}

/**
 * Found by doing it, in memory: both databases have the same tables. So what is EchoTune's in a database
 * is known apart from what somebody else keeps there. Throws store-newer.
 */
export async function expectedTables(migrations: readonly string[]): Promise<ExpectedTables> {
  const dialect = new NodeSqliteDialect(new DatabaseSync(':memory:'), silentTelemetry);
  const db = new Kysely<Schema>({ dialect });
  try {
    await migrateTo(db, 'sqlite', migrations);
    const tables = await readTables(db, 'sqlite');
    const filled = await filledTables(db, tables);
    return { tables, seeded: new Set(filled) };
  } finally {
    await db.destroy();
  }
}

/** Names of those that hold any row. */
export async function filledTables(
  db: Kysely<Schema>,
  tables: readonly Pick<Table, 'name'>[],
): Promise<string[]> {
  const filled: string[] = [];
  for (const { name } of tables) {
    const row = sql<{ found: number }>`select 1 as found from ${sql.table(name)} limit 1`;
    if ((await row.execute(db)).rows.length > 0) filled.push(name);
  }
  return filled;
}
