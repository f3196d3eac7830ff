import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { SourceClocks } from '../domain/source-clock.ts';
import { migrate } from '../sql/migrate.ts';
import type { Schema } from '../sql/schema.ts';
import { SqlStore } from '../sql/store.ts';
import type { Store } from '../store/store.ts';
import type { Telemetry } from '../telemetry.ts';
import { NodeSqliteDialect } from './dialect.ts';
import { LogDisk } from './disk-wait.ts';
import { eraseWhatIsDue, fileEraser } from './eraser.ts';
import { translated } from './failure.ts';
import { sqlitePlayRows } from './play-rows.ts';

/** How long a writer waits for another process's; it blocks the thread meanwhile. */
const busyMs = 10_000;

/**
 * An acknowledged write survives a power cut (`synchronous=full`), but for what `atomicallySoon` writes.
 * The cache holds the tails of all trees an import appends to; checkpoints come after 16 MiB of log.
 */
const settings = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma secure_delete = on;
  pragma cache_size = -16384;
  pragma wal_autocheckpoint = 4000;`;

/**
 * The embedded store: one SQLite file, created where it is missing. One store a thread: a second
 * connection to the file in the same thread would wait for itself.
 * Throws store-unreachable, store-corrupt, store-newer.
 */
export async function openSqliteStore(options: {
  readonly file: string;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
  /** How each source stamps plays; live reports need not be listed. */
  readonly clocks: SourceClocks;
  readonly telemetry: Telemetry;
}): Promise<Store> {
  const { file, clock, clocks, telemetry } = options;
  const database = translated(() => new DatabaseSync(file, { timeout: busyMs }));
  try {
    translated(() => database.exec(settings));
    const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(database, telemetry) });
    await migrate(db, 'sqlite', telemetry);
    const eraser = fileEraser(db, telemetry);
    await eraseWhatIsDue(db, eraser);
    const playRows = sqlitePlayRows(database);
    return new SqlStore({
      db,
      dialect: 'sqlite',
      playRows,
      eraser,
      disk: new LogDisk(database, file),
      clock,
      clocks,
      telemetry,
      pool: null,
      afterCommit: [],
    });
  } catch (error) {
    database.close();
    throw error;
  }
}
