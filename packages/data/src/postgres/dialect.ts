import {
  type AbortableOperationOptions,
  type CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresPool,
} from 'kysely';
import pg from 'pg';
import Cursor from 'pg-cursor';
import { storableText } from '../storable-text.ts';
import type { Telemetry } from '../telemetry.ts';
import { translate } from './failure.ts';

/** Connections a process holds at most. */
const connections = 10;

/**
 * Kysely on `pg`: int8 and numeric arrive as numbers (every integer stored is below 2^53), text is
 * made storable, driver failures become EchoErrors.
 */
export function postgresDialect(url: string, telemetry: Telemetry): PostgresDialect {
  return new PostgresDialect({
    pool: pool(url, telemetry),
    cursor: Cursor,
    onCreateConnection: async (connection) => guard(connection),
  });
}

function pool(url: string, telemetry: Telemetry): PostgresPool {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  const clients = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    // Compiling costs more than any of the store's statements gains by it.
    options: '-c jit=off',
    types,
  });
  clients.on('error', (error) =>
    telemetry.log('warn', 'postgres-connection-lost', { message: error.message }),
  );
  return {
    options: clients.options,
    connect: () => clients.connect().catch(rethrow),
    end: () => clients.end(),
  };
}

/** Stands between Kysely and one connection. */
function guard(connection: DatabaseConnection): void {
  const { executeQuery } = connection;
  connection.executeQuery = async <R>(
    query: CompiledQuery,
    options?: AbortableOperationOptions,
  ) => {
    const storable = { ...query, parameters: query.parameters.map(bound) };
    return (executeQuery<R>).call(connection, storable, options).catch(rethrow);
  };
}

function bound(value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value;
}

function rethrow(error: unknown): never {
  throw translate(error);
}
