import { type Kysely, type RawBuilder, sql } from 'kysely';
import { EchoError } from '../errors.ts';
import type { Schema } from '../sql/schema.ts';
import { LineBatch } from './row-lines.ts';
import type { Column, Table } from './tables.ts';

/** Rows a cursor fetches at a time. */
const fetchedRows = 2000;

/** Rows as they lie in the table, as SQLite has them. Throws store-corrupt, store-unreachable. */
export async function* postgresLines(
  db: Kysely<Schema>,
  table: Table,
): AsyncGenerator<readonly string[]> {
  const query = sql<object>`select ${sql.join(table.columns.map(selected))}
    from ${sql.table(table.name)}`.compile(db);
  const batch = new LineBatch(table);
  for await (const { rows } of db.getExecutor().stream(query, fetchedRows)) {
    for (const row of rows) {
      const values: unknown[] = Object.values(row);
      for (const [at, { kind }] of table.columns.entries()) {
        const value = values[at];
        if (kind === 'moment' && typeof value === 'string')
          values[at] = millisecondsWherePossible(value);
        else if (kind === 'int' && value !== null && !Number.isSafeInteger(value)) {
          throw new EchoError('store-corrupt', `${table.name} holds a number that is too great.`);
        }
      }
      if (batch.add(values)) yield batch.take();
    }
  }
  yield batch.take();
}

function selected({ name, kind }: Column): RawBuilder<unknown> {
  const column = sql.ref(name);
  if (kind === 'flag') return sql`${column}::int as ${column}`;
  if (kind !== 'moment') return sql`${column}`;
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as ${column}`;
}

/** As JavaScript writes a moment, which is how SQLite holds it, unless that would lose something. */
function millisecondsWherePossible(moment: string): string {
  return moment.endsWith('000Z') ? `${moment.slice(0, -4)}Z` : moment;
}
