import { Kysely } from 'kysely';
import type { SourceClocks } from '../domain/source-clock.ts';
import type { Eraser } from '../sql/context.ts';
import { migrate } from '../sql/migrate.ts';
import type { Schema } from '../sql/schema.ts';
import { SqlStore } from '../sql/store.ts';
import type { Store } from '../store/store.ts';
import type { Telemetry } from '../telemetry.ts';
import { type Connections, openConnections, stateOf, usualConnections } from './connections.ts';
import { postgresDialect } from './dialect.ts';
import { postgresPlayRows } from './play-rows.ts';

/** What PostgreSQL deletes is gone for every client; its files are its operator's. */
const eraser: Eraser = { async mark() {}, async erase() {} };

/** The shared store. Throws store-unreachable, store-corrupt, store-newer. */
export async function openPostgresStore(options: {
  /** postgres://user@host:port/database */
  readonly url: string;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
  /** How each source stamps plays; live reports need not be listed. */
  readonly clocks: SourceClocks;
  readonly telemetry: Telemetry;
  readonly connections?: Connections;
}): Promise<Store> {
  const { url, clock, clocks, telemetry, connections = usualConnections } = options;
  const clients = openConnections(url, connections, telemetry);
  const hasTimeout = connections.statementMs > 0;
  const db = new Kysely<Schema>({ dialect: postgresDialect(clients, telemetry, hasTimeout) });
  try {
    if (hasTimeout) await migrateUnhurried(options, connections);
    else await migrate(db, 'postgres', telemetry);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return new SqlStore({
    db,
    dialect: 'postgres',
    playRows: postgresPlayRows,
    eraser,
    disk: null,
    pool: () => stateOf(clients),
    clock,
    clocks,
    telemetry,
    afterCommit: [],
  });
}

/** A new schema takes as long as there is data: on a connection of its own, which nothing cuts off. */
async function migrateUnhurried(
  { url, telemetry }: { readonly url: string; readonly telemetry: Telemetry },
  { name }: Connections,
): Promise<void> {
  const clients = openConnections(url, { name, most: 1, statementMs: 0 }, telemetry);
  const db = new Kysely<Schema>({ dialect: postgresDialect(clients, telemetry) });
  try {
    await migrate(db, 'postgres', telemetry);
  } finally {
    await db.destroy();
  }
}
