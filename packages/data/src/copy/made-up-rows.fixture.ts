import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { Dialect } from '../sql/context.ts';
import { migrateTo } from '../sql/migrate.ts';
import type { Schema } from '../sql/schema.ts';
import { NodeSqliteDialect } from '../sqlite/dialect.ts';
import { silentTelemetry } from '../telemetry.ts';
import { filledTables } from './expected-tables.ts';
import { type Column, readTables, type Table } from './tables.ts';

/** Rows of a table: enough for some to have gaps, few enough to read. */
const rowsEach = 3;

/** What constraints and `check` ask for beyond types and keys; nth counts from 1. */
const asked: Readonly<Record<string, (nth: number) => unknown>> = {
  'track_credit.role': () => 'main',
  'play.trainable': () => 1,
  'witness.play_id': (nth) => nth,
  'witness.kept_id': (nth) => nth,
  'verdict.song_id': (nth) => (nth === 1 ? null : nth),
  'verdict.artist_id': (nth) => (nth === 1 ? nth : null),
  'artist.root_id': () => null,
  'song.root_id': () => null,
  'import_file.read': () => 1,
  'import_file.added': () => 1,
  'import_file.duplicates': () => 0,
  'import_file.not_music': () => 0,
  'import_file.rejected': () => 0,
  'spending.settled': () => 0,
  'spending.held': () => 0,
  'paid_call.cost': () => 0,
  'account.address_verified': (nth) => nth % 2,
  'job_schedule.cron': () => null,
  'job_schedule.time_zone': () => null,
  'job_schedule.every_ms': () => 3_600_000,
};

/** Text that quoting, escaping and sorting may trip over. */
const tricky = ['plain', 'Zoë’s "Überraschung", {\\n} \\ \t😀', '', 'null', 'NULL,\n{}'];

const made: Readonly<Record<Column['kind'], (nth: number, column: string) => unknown>> = {
  int: (nth) => nth,
  real: (nth) => nth + 1 / 3,
  text: (nth, column) => `${nth} ${column} ${tricky[nth % tricky.length]}`,
  moment: (nth) => new Date(Date.UTC(2026, 0, nth, 12, 30, 5, 70)).toISOString(),
  flag: (nth) => nth % 2,
};

/**
 * Rows in every table that has none, the nth of each belonging to the nth of those that it refers to, for
 * a store that has seen these migrations. A new table needs nothing here unless it checks what it holds.
 */
export async function fillEmptyTables(
  db: Kysely<Schema>,
  dialect: Dialect,
  migrations: readonly string[],
): Promise<void> {
  const like = new DatabaseSync(':memory:');
  const reference = new Kysely<Schema>({ dialect: new NodeSqliteDialect(like, silentTelemetry) });
  await migrateTo(reference, 'sqlite', migrations);
  const tables = parentsFirst(like, await readTables(db, dialect));
  const filled = new Set(await filledTables(db, tables));
  await db.transaction().execute(async (within) => {
    for (const table of tables.filter(({ name }) => !filled.has(name))) {
      for (let nth = 1; nth <= rowsEach; nth++) await insert(within, like, table, nth);
      // SQLite counts on by itself from what is there.
      if (table.counter === null || dialect === 'sqlite') continue;
      await sql`select setval(pg_get_serial_sequence(${table.name}, ${table.counter}), ${rowsEach})`.execute(
        within,
      );
    }
  });
  await reference.destroy();
}

async function insert(
  db: Kysely<Schema>,
  like: DatabaseSync,
  { name, columns, counter }: Table,
  nth: number,
): Promise<void> {
  const needed = neededColumns(like, name);
  const references = referencesOf(like, name);
  const values = columns.map((column) => {
    const given = asked[`${name}.${column.name}`];
    if (given !== undefined) return given(nth);
    const parent = references.get(column.name);
    if (column.name === counter) return nth;
    if (parent !== undefined) return made[parent.kind](nth, parent.column);
    // One row of three says nothing where nothing need be said.
    return nth === 2 && !needed.has(column.name) ? null : madeFor(column, nth);
  });
  const names = columns.map((column) => sql.ref(column.name));
  await sql`insert into ${sql.table(name)} (${sql.join(names)}) values (${sql.join(values)})`.execute(
    db,
  );
}

/** better-auth's moments are text on SQLite. */
function madeFor({ name, kind }: Column, nth: number): unknown {
  return made[kind === 'text' && name.endsWith('_at') ? 'moment' : kind](nth, name);
}

function neededColumns(like: DatabaseSync, table: string): Set<string> {
  const rows = like.prepare(`pragma table_xinfo("${table}")`).all();
  const needed = rows.filter(({ notnull, pk }) => notnull === 1 || Number(pk) > 0);
  return new Set(needed.map(({ name }) => String(name)));
}

/** By column: the column that it refers to. Foreign keys that are not told go by their names. */
function referencesOf(like: DatabaseSync, table: string) {
  const rows = like.prepare(`pragma foreign_key_list("${table}")`).all();
  return new Map(
    rows.map(({ from, table: parent, to }) => {
      const type = like
        .prepare('select lower(type) as type from pragma_table_xinfo(?) where name = ?')
        .get(String(parent), String(to))?.type;
      const kind: Column['kind'] = type === 'text' ? 'text' : 'int';
      return [String(from), { kind, column: String(to) }];
    }),
  );
}

function parentsFirst(like: DatabaseSync, tables: readonly Table[]): Table[] {
  const waiting = new Map(tables.map((table) => [table.name, table]));
  const sorted: Table[] = [];
  const take = (table: Table) => {
    if (!waiting.delete(table.name)) return;
    for (const { table: parent } of like
      .prepare(`pragma foreign_key_list("${table.name}")`)
      .all()) {
      const found = waiting.get(String(parent));
      if (found !== undefined) take(found);
    }
    sorted.push(table);
  };
  for (const table of tables) take(table);
  return sorted;
}
