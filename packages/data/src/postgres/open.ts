import { Kysely } from 'kysely';
import type { SourceClocks } from '../domain/source-clock.ts';
import type { Eraser } from '../sql/context.ts';
import { migrate } from '../sql/migrate.ts';
import type { Schema } from '../sql/schema.ts';
import { SqlStore } from '../sql/store.ts';
import type { Store } from '../store/store.ts';
import type { Telemetry } from '../telemetry.ts';
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
}): Promise<Store> {
  const { url, clock, clocks, telemetry } = options;
  const db = new Kysely<Schema>({ dialect: postgresDialect(url, telemetry) });
  try {
    await migrate(db, 'postgres');
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
    clock,
    clocks,
    telemetry,
    afterCommit: [],
  });
}
