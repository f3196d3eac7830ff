import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

/** Every row of every table, by table. */
export type TableRows = Record<string, unknown[]>;

export function sqliteRows(file: string): TableRows {
  using database = new DatabaseSync(file, { readOnly: true });
  const tables = database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => [name, database.prepare(`select * from "${name}"`).all()]),
  );
}

export async function postgresRows(url: string): Promise<TableRows> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query(
      `select relname as name from pg_class where relkind in ('r', 'p') and not relispartition
        and relnamespace = 'public'::regnamespace order by relname`,
    );
    const found: TableRows = {};
    for (const { name } of rows) {
      found[name] = (await client.query(`select * from "${name}"`)).rows;
    }
    return found;
  } finally {
    await client.end();
  }
}
