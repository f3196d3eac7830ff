import { PostgresAdapter, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Telemetry } from '../telemetry.ts';
import { connected } from './connections.ts';
import { EndingCursor } from './ending-cursor.ts';
import { translate } from './failure.ts';
import { guard } from './guard.ts';

/** `migrate` holds the lock itself, for as long as its transaction lasts. */
class LockedAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}

  override async releaseMigrationLock(): Promise<void> {}
}

class PooledDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new LockedAdapter();
  }
}

/**
 * Kysely on `pg`: int8 and numeric arrive as numbers (every integer stored is below 2^53), text is
 * made storable, driver failures become EchoErrors.
 * @param hasTimeout whether statements on these connections are cut off
 */
export function postgresDialect(
  clients: pg.Pool,
  telemetry: Telemetry,
  hasTimeout = false,
): PostgresDialect {
  return new PooledDialect({
    pool: {
      options: clients.options,
      connect: () =>
        connected(clients, telemetry).catch((error: unknown) => {
          throw translate(error);
        }),
      end: () => clients.end(),
    },
    cursor: EndingCursor,
    onCreateConnection: async (connection) => guard(connection, hasTimeout),
  });
}
