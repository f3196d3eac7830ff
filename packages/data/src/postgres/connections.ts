import pg from 'pg';
import { waited } from '../sql/waited.ts';
import type { PoolState } from '../store/pool-state.ts';
import type { Telemetry } from '../telemetry.ts';

/** How a process holds its connections to PostgreSQL. */
export interface Connections {
  /** At once, at most. */
  readonly most: number;
  /** Who it is, as `pg_stat_activity` shows it. */
  readonly name: string;
  /**
   * For how long a statement may run; half of it for a lock, twice of it idle within a transaction. 0 for as long as
   * it takes.
   */
  readonly statementMs: number;
}

export const usualConnections: Connections = { most: 10, name: 'echotune', statementMs: 0 };

/** After which silence the system asks whether the other end is still there. */
const silenceMs = 30_000;

/**
 * What every session is set to. As one option, and nothing of the kind later on: a pooler that hands sessions round
 * between transactions (PgBouncer) can be told of the one, and leaves nothing behind.
 */
function sessionOptions({ statementMs }: Connections): string {
  // Compiling costs more than any of the store's statements gains by it.
  const settings: [string, string | number][] = [['jit', 'off']];
  if (statementMs > 0) {
    settings.push(
      ['statement_timeout', statementMs],
      ['lock_timeout', Math.ceil(statementMs / 2)],
      ['idle_in_transaction_session_timeout', 2 * statementMs],
    );
  }
  return settings.map(([key, value]) => `-c ${key}=${value}`).join(' ');
}

/** The connections of a process, made as they are needed. */
export function openConnections(url: string, held: Connections, telemetry: Telemetry): pg.Pool {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  const clients = new pg.Pool({
    connectionString: url,
    max: held.most,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: silenceMs,
    application_name: held.name,
    options: sessionOptions(held),
    types,
  });
  // Without a listener of its own a connection that is lost at work would end the process.
  clients.on('connect', (client) =>
    client.on('error', (error) =>
      telemetry.log('warn', 'postgres-connection-lost', { message: error.message }),
    ),
  );
  // The pool repeats what an idle connection has said.
  clients.on('error', () => {});
  return clients;
}

/** Waits for a connection, and measures for how long. */
export function connected(clients: pg.Pool, telemetry: Telemetry): Promise<pg.PoolClient> {
  return waited('postgres', telemetry, clients.connect());
}

export function stateOf({ totalCount, idleCount, waitingCount, options }: pg.Pool): PoolState {
  const inUse = totalCount - idleCount;
  return { inUse, idle: idleCount, waiting: waitingCount, most: options.max };
}
