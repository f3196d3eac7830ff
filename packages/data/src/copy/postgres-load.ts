import { type ControlledTransaction, type Kysely, type RawBuilder, sql } from 'kysely';
import { EchoError } from '../errors.ts';
import { knownMigrations, migrateTo } from '../sql/migrate.ts';
import type { Schema } from '../sql/schema.ts';
import type { Telemetry } from '../telemetry.ts';
import { ownTablesThere } from './occupied.ts';
import { openPostgresDatabase } from './postgres-database.ts';
import { takeIndexes } from './postgres-indexes.ts';
import { postgresLines } from './postgres-lines.ts';
import { databaseName, fullServerSaid } from './postgres-name.ts';
import { counted, withoutHaste } from './postgres-snapshot.ts';
import { type Value, valuesOf } from './row-lines.ts';
import { isServed } from './snapshot-facts.ts';
import type { LoadOptions, StoreLoad } from './store-load.ts';
import { bookkeeping, type Column, readTables, type Table } from './tables.ts';

type Transaction = ControlledTransaction<Schema>;

export interface PostgresPlace {
  readonly url: string;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
  readonly telemetry: Telemetry;
}

/** Whether a store may take this place. Throws store-not-empty, store-in-use, store-newer. */
export async function examinePostgresPlace(place: PostgresPlace, replaces: boolean): Promise<void> {
  const db = openPostgresDatabase(place.url, place.telemetry);
  try {
    await tablesToGo(db, replaces, place);
  } finally {
    await db.destroy();
  }
}

/**
 * Everything is one transaction: what was there goes, the new comes, or neither.
 * Throws store-not-empty, store-in-use, store-newer, store-unreachable, disk-full.
 */
export async function beginPostgresLoad(
  place: PostgresPlace,
  { migrations, replaces }: LoadOptions,
): Promise<StoreLoad> {
  const { url } = place;
  const db = openPostgresDatabase(url, place.telemetry);
  const load = await db.startTransaction().execute();
  const abandon = async () => {
    if (load.isCommitted) return;
    // Where the connection is lost the server undoes it by itself.
    const undone = load.isRolledBack ? Promise.resolve() : load.rollback().execute();
    await undone.catch(() => {});
    await db.destroy();
  };
  try {
    await sql.raw(withoutHaste).execute(load);
    await removeTables(load, await tablesToGo(load, replaces, place));
    await migrateTo(load, 'postgres', migrations);
    const tables = await readTables(load, 'postgres');
    const giveBack = await takeIndexes(load);
    for (const { name } of tables) await sql`delete from ${sql.table(name)}`.execute(load);
    return {
      tables,
      add: (table, lines) => onServer(url, () => insert(load, table, lines)),
      finish: (lastIds) =>
        onServer(url, async () => {
          await giveBack();
          await setCounters(load, tables, lastIds);
          // What is asked next, by migrations too, is planned by how much there is.
          for (const { name } of tables) await sql`analyze ${sql.table(name)}`.execute(load);
        }),
      lines: (table) => postgresLines(load, table),
      commit: () =>
        onServer(url, async () => {
          await migrateTo(load, 'postgres', knownMigrations('postgres'));
          await load.commit().execute();
          await db.destroy();
        }),
      abandon,
    };
  } catch (error) {
    await abandon();
    throw error;
  }
}

async function onServer(url: string, work: () => Promise<void>): Promise<void> {
  await work().catch((error) => {
    throw fullServerSaid(url, error);
  });
}

async function tablesToGo(
  db: Kysely<Schema>,
  replaces: boolean,
  { url, clock }: PostgresPlace,
): Promise<string[]> {
  const there = await ownTablesThere(db, 'postgres', { place: databaseName(url), replaces });
  if (there.includes('lease') && (await isServed(db, clock()))) {
    throw new EchoError('store-in-use', 'A server works on the store, or was killed just now.');
  }
  return there;
}

/** How long others may hold what is to go. */
const patience = '5s';
const lockNotAvailable = '55P03';

async function removeTables(load: Transaction, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await sql.raw(`set local lock_timeout = '${patience}'`).execute(load);
  const all = [...names, ...bookkeeping].map((name) => sql.table(name));
  try {
    await sql`drop table ${sql.join(all)}`.execute(load);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code !== lockNotAvailable) throw cause;
    throw new EchoError('store-in-use', 'Somebody else uses the tables of the store.', { cause });
  }
  await sql`set local lock_timeout = 0`.execute(load);
}

async function setCounters(
  load: Transaction,
  tables: readonly Table[],
  lastIds: ReadonlyMap<string, number>,
): Promise<void> {
  for (const { name, counter } of await counted(load, tables)) {
    if (counter === null) continue;
    await sql`select setval(
      pg_get_serial_sequence(quote_ident(${name}), ${counter}), greatest(last, 1), last > 0
    ) from (
      select greatest(coalesce(max(${sql.ref(counter)}), 0), ${lastIds.get(name) ?? 0}::int8) as last
      from ${sql.table(name)}
    ) as given`.execute(load);
  }
}

/** Columns go as arrays: one statement, whatever the number of rows. */
async function insert(load: Transaction, table: Table, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const { name, columns } = table;
  const rows = lines.map((line) => valuesOf(line, table));
  const arrays = columns.map(({ kind }, at) => {
    const values = rows.map((row) => row[at] ?? null);
    return sql`${arrayOf(kind, values)}::${sql.raw(arrayTypes[kind])}`;
  });
  const names = columns.map((column) => sql.ref(column.name));
  await sql`insert into ${sql.table(name)} (${sql.join(names)})
    select ${sql.join(columns.map(given))} from unnest(${sql.join(arrays)})
    as given (${sql.join(names)})`.execute(load);
}

const arrayTypes: Readonly<Record<Column['kind'], string>> = {
  int: 'int8[]',
  flag: 'int8[]',
  real: 'float8[]',
  text: 'text[]',
  moment: 'timestamptz[]',
};

function given({ name, kind }: Column): RawBuilder<unknown> {
  return kind === 'flag' ? sql`${sql.ref(name)} <> 0` : sql`${sql.ref(name)}`;
}

/** Numbers as a literal, which needs no quoting and is quicker than the driver's. */
function arrayOf(kind: Column['kind'], values: readonly Value[]): string | readonly Value[] {
  if (kind === 'text' || kind === 'moment') return values;
  return `{${values.map((value) => value ?? 'null').join(',')}}`;
}
