import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely } from 'kysely';
import { EchoError } from '../errors.ts';
import { noRoomSaid } from '../no-room.ts';
import { knownMigrations, migrateTo } from '../sql/migrate.ts';
import type { Schema } from '../sql/schema.ts';
import { NodeSqliteDialect } from '../sqlite/dialect.ts';
import { translated } from '../sqlite/failure.ts';
import type { Telemetry } from '../telemetry.ts';
import { valuesOf } from './row-lines.ts';
import { quoted, sqliteLines } from './sqlite-lines.ts';
import { examineSqlitePlace, withSole } from './sqlite-place.ts';
import type { LoadOptions, StoreLoad } from './store-load.ts';
import { readTables, type Table } from './tables.ts';

/** Until it is whole nothing need survive a crash: what was begun is thrown away. */
const settings = `
  pragma journal_mode = memory;
  pragma synchronous = off;
  pragma foreign_keys = off;
  pragma locking_mode = exclusive;
  pragma cache_size = -65536;`;

/** Rows of one statement, and the values that SQLite takes of one. */
const rowsAtOnce = 64;
const mostValues = 32_000;

/**
 * Fills a new file beside the place, which takes the place when it is whole. Throws store-not-empty,
 * store-in-use, store-newer, home-not-writable, disk-full.
 */
export async function beginSqliteLoad(
  file: string,
  { migrations, replaces }: LoadOptions,
  telemetry: Telemetry,
): Promise<StoreLoad> {
  await examineSqlitePlace(file, replaces);
  const unfinished = `${file}.restoring`;
  const discard = async () => {
    for (const path of [unfinished, `${unfinished}-journal`, `${unfinished}-wal`])
      await rm(path, { force: true });
  };
  await discard();
  await makeFile(unfinished);
  const database = translated(() => new DatabaseSync(unfinished));
  try {
    translated(() => database.exec(settings));
    const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(database, telemetry) });
    await migrateTo(db, 'sqlite', migrations);
    const tables = await readTables(db, 'sqlite');
    const inserts = insertions(database);
    const followers = followersOf(database);
    translated(() => {
      database.exec('begin');
      for (const { type, name } of followers) database.exec(`drop ${type} ${quoted(name)}`);
      for (const { name } of tables) database.exec(`delete from ${quoted(name)}`);
    });
    return {
      tables,
      add: (table, lines) => inFile(unfinished, async () => inserts(table, lines)),
      finish: (lastIds) =>
        inFile(unfinished, async () => {
          translated(() => {
            for (const { definition } of followers) database.exec(definition);
            finish(database, tables, lastIds);
          });
        }),
      lines: (table) => sqliteLines(database, table),
      commit: () =>
        inFile(unfinished, async () => {
          translated(() => database.exec('pragma foreign_keys = on'));
          await migrateTo(db, 'sqlite', knownMigrations('sqlite'));
          translated(() => database.exec('pragma journal_mode = wal'));
          database.close();
          await sync(unfinished);
          await withSole(file, async () => {
            await rename(unfinished, file);
            await sync(dirname(file));
          });
        }),
      abandon: async () => {
        if (database.isOpen) database.close();
        await discard();
      },
    };
  } catch (error) {
    database.close();
    await discard();
    throw fullSaid(unfinished, error);
  }
}

/** For its owner alone. Throws home-not-writable, disk-full. */
async function makeFile(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (cause) {
    const said = noRoomSaid(path, cause);
    if (said instanceof EchoError) throw said;
    const message = `${dirname(path)} cannot be written.`;
    throw new EchoError('home-not-writable', message, { cause });
  }
}

/** The store that is copied may be on another disk: which one is full is said. */
async function inFile(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw fullSaid(path, error);
  }
}

function fullSaid(path: string, error: unknown): unknown {
  if (!(error instanceof EchoError) || error.code !== 'disk-full') return noRoomSaid(path, error);
  return new EchoError('disk-full', `There is no room for ${path}.`, { cause: error });
}

/**
 * Indexes but for those of keys, which are part of their tables: built of sorted rows at the end, they take a
 * fraction of the time. And triggers: what they write is loaded too.
 */
function followersOf(database: DatabaseSync): { type: string; name: string; definition: string }[] {
  const rows = database
    .prepare(
      "select type, name, sql from sqlite_schema where type in ('index', 'trigger') and sql is not null",
    )
    .all();
  return rows.map(({ type, name, sql }) => ({
    ...{ type: String(type), name: String(name), definition: String(sql) },
  }));
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Many rows a statement: each statement has its cost, however many rows it writes. */
function insertions(database: DatabaseSync): (table: Table, lines: readonly string[]) => void {
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const insert = ({ name, columns }: Table, rows: number) => {
    const key = `${name} ${rows}`;
    const known = prepared.get(key);
    if (known !== undefined) return known;
    const row = `(${columns.map(() => '?').join(', ')})`;
    const names = columns.map((column) => quoted(column.name)).join(', ');
    const all = Array.from({ length: rows }, () => row).join(', ');
    const made = database.prepare(`insert into ${quoted(name)} (${names}) values ${all}`);
    prepared.set(key, made);
    return made;
  };
  return (table, lines) => {
    const most = Math.min(rowsAtOnce, Math.floor(mostValues / table.columns.length));
    for (let from = 0; from < lines.length; from += most) {
      const some = lines.slice(from, from + most);
      const values: SQLInputValue[] = some.flatMap((line) => valuesOf(line, table));
      translated(() => insert(table, some.length).run(...values));
    }
  };
}

function finish(
  database: DatabaseSync,
  tables: readonly Table[],
  lastIds: ReadonlyMap<string, number>,
): void {
  for (const { name, counter } of tables) {
    if (counter === null) continue;
    const last = database.prepare(
      `select max(coalesce((select max(${quoted(counter)}) from ${quoted(name)}), 0), ?) as id`,
    );
    const id = last.get(lastIds.get(name) ?? 0)?.id ?? 0;
    database.prepare('delete from sqlite_sequence where name = ?').run(name);
    database.prepare('insert into sqlite_sequence (name, seq) values (?, ?)').run(name, id);
  }
  database.exec('commit');
  const [dangling] = database.prepare('pragma foreign_key_check').all();
  if (dangling === undefined) return;
  const { table, parent } = dangling;
  throw new EchoError('backup-damaged', `A row of ${table} refers to no ${parent}.`);
}
