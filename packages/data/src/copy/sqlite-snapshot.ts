import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { EchoError } from '../errors.ts';
import type { Schema } from '../sql/schema.ts';
import { NodeSqliteDialect } from '../sqlite/dialect.ts';
import { translated } from '../sqlite/failure.ts';
import type { Telemetry } from '../telemetry.ts';
import type { Snapshot } from './snapshot.ts';
import { snapshotFacts } from './snapshot-facts.ts';
import { sqliteLines } from './sqlite-lines.ts';

/** How long it waits for a writer to be done. */
const patienceMs = 60_000;

/**
 * A read transaction of a connection of its own. Throws store-unreachable, store-corrupt, store-newer.
 * While it is open the log file grows, and what was deleted is not erased from the files.
 */
export async function openSqliteSnapshot(options: {
  readonly file: string;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
  readonly telemetry: Telemetry;
}): Promise<Snapshot> {
  const { file, clock, telemetry } = options;
  if (!existsSync(file)) throw new EchoError('store-unreachable', `There is no store at ${file}.`);
  const database = translated(() => new DatabaseSync(file, { timeout: patienceMs }));
  try {
    translated(() => database.exec('pragma query_only = on'));
    const moment = translated(() => begin(database, file, clock));
    const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(database, telemetry) });
    const facts = await snapshotFacts(db, 'sqlite', moment);
    const counters = lastIds(database);
    return {
      ...{ dialect: 'sqlite', moment, ...facts },
      tables: facts.tables.map((table) => ({
        ...table,
        lastId: table.counter === null ? null : (counters.get(table.name) ?? 0),
      })),
      lines: (table) => sqliteLines(database, table),
      close: async () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** While nobody can commit, so that the moment parts what is in from what is not. */
function begin(database: DatabaseSync, file: string, clock: () => number): number {
  const holder = new DatabaseSync(file, { timeout: patienceMs });
  try {
    holder.exec('begin immediate');
    database.exec('begin');
    // The transaction sees the store as it is at its first look.
    database.prepare('select count(*) from sqlite_schema').get();
    const moment = clock();
    holder.exec('rollback');
    return moment;
  } finally {
    holder.close();
  }
}

/** What the counters have given last; a table that never had a row is not among them. */
function lastIds(database: DatabaseSync): Map<string, number> {
  const counts = database.prepare("select 1 from sqlite_schema where name = 'sqlite_sequence'");
  if (counts.get() === undefined) return new Map();
  const rows = database.prepare('select name, seq from sqlite_sequence').all();
  return new Map(rows.map(({ name, seq }) => [String(name), Number(seq)]));
}
