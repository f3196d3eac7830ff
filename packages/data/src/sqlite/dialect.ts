import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { waited } from '../sql/waited.ts';
import { storableText } from '../storable-text.ts';
import type { Telemetry } from '../telemetry.ts';
import { translated } from './failure.ts';

/** Statements kept prepared; the store's own number fewer. */
const statementsKept = 300;

/** Kysely on `node:sqlite`: one connection, immediate transactions, integers bound as integers. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #adapted: SqliteDatabase;
  readonly #database: DatabaseSync;
  readonly #telemetry: Telemetry;

  constructor(database: DatabaseSync, telemetry: Telemetry) {
    const adapted = adapt(database);
    super({ database: adapted });
    this.#adapted = adapted;
    this.#database = database;
    this.#telemetry = telemetry;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#adapted, this.#database, this.#telemetry);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** A deferred transaction that reads, then writes, fails at once when another process has written. */
class ImmediateDriver extends SqliteDriver {
  readonly #database: DatabaseSync;
  readonly #telemetry: Telemetry;

  constructor(adapted: SqliteDatabase, database: DatabaseSync, telemetry: Telemetry) {
    super({ database: adapted });
    this.#database = database;
    this.#telemetry = telemetry;
  }

  override acquireConnection(): Promise<DatabaseConnection> {
    return waited('sqlite', this.#telemetry, super.acquireConnection());
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk or an I/O error has rolled back already: a second time would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite can roll back DDL, so that a migration is all or nothing, also between two processes. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function adapt(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      const statement = adaptStatement(translated(() => database.prepare(sql)));
      if (kept.size >= statementsKept) kept.clear();
      kept.set(sql, statement);
      return statement;
    },
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => translated(() => statement.all(...parameters.map(bound))),
    run: (parameters) => translated(() => statement.run(...parameters.map(bound))),
    iterate: (parameters) => translated(() => statement.iterate(...parameters.map(bound))),
  };
}

/** `node:sqlite` binds every number as REAL; integers go as BigInt so that they stay integers. */
export function bound(value: unknown): SQLInputValue {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (typeof value === 'string') return storableText(value);
  if (value === null || typeof value === 'bigint' || value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot hold a ${typeof value}`);
}
