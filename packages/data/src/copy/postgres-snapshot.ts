import { type ControlledTransaction, type Kysely, sql } from 'kysely';
import type { Schema } from '../sql/schema.ts';
import type { Telemetry } from '../telemetry.ts';
import { openPostgresDatabase } from './postgres-database.ts';
import { postgresLines } from './postgres-lines.ts';
import type { CountedTable, Snapshot } from './snapshot.ts';
import { snapshotFacts } from './snapshot-facts.ts';
import type { Table } from './tables.ts';

/** What takes its time is not ended for it. */
export const withoutHaste = `set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0`;

/**
 * A repeatable read that writes nothing; the moment is by the clock of the database's machine.
 * Throws store-unreachable, store-corrupt, store-newer.
 */
export async function openPostgresSnapshot(options: {
  readonly url: string;
  readonly telemetry: Telemetry;
}): Promise<Snapshot> {
  const { url, telemetry } = options;
  const db = openPostgresDatabase(url, telemetry);
  const read = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  const close = async () => {
    // Where the connection is lost there is nothing left to end.
    await read
      .rollback()
      .execute()
      .catch(() => {});
    await db.destroy();
  };
  try {
    await sql.raw(withoutHaste).execute(read);
    const moment = await takeMoment(read);
    const facts = await snapshotFacts(read, 'postgres', moment);
    return {
      ...{ dialect: 'postgres', moment, ...facts },
      tables: await counted(read, facts.tables),
      lines: (table) => postgresLines(read, table),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** When the statement came, of which the snapshot is: what was acknowledged by then is in it. */
async function takeMoment(read: ControlledTransaction<Schema>): Promise<number> {
  const { rows } = await sql<{ at: number }>`
    select floor(extract(epoch from statement_timestamp()) * 1000) as at,
      (select count(*) from pg_class) as looked`.execute(read);
  return rows[0]?.at ?? 0;
}

/** Counters are outside of transactions: by now they may be ahead of the rows, which does no harm. */
export async function counted(
  db: Kysely<Schema>,
  tables: readonly Table[],
): Promise<CountedTable[]> {
  const found: CountedTable[] = [];
  for (const table of tables) {
    if (table.counter === null) {
      found.push({ ...table, lastId: null });
      continue;
    }
    const { rows } = await sql<{ last: number | null }>`
      select pg_sequence_last_value(pg_get_serial_sequence(quote_ident(${table.name}), ${table.counter})::regclass)
        as last`.execute(db);
    found.push({ ...table, lastId: rows[0]?.last ?? 0 });
  }
  return found;
}
