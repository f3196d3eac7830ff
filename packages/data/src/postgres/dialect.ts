import {
  type AbortableOperationOptions,
  type CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresPool,
} from 'kysely';
import pg from 'pg';
import { waited } from '../sql/waited.ts';
import { storableText } from '../storable-text.ts';
import type { Telemetry } from '../telemetry.ts';
import { EndingCursor } from './ending-cursor.ts';
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
    cursor: EndingCursor,
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
  // Without a listener of its own a connection that is lost at work would end the process.
  clients.on('connect', (client) =>
    client.on('error', (error) =>
      telemetry.log('warn', 'postgres-connection-lost', { message: error.message }),
    ),
  );
  // The pool repeats what an idle connection has said.
  clients.on('error', () => {});
  return {
    options: clients.options,
    connect: () => waited('postgres', telemetry, clients.connect()).catch(rethrow),
    end: () => clients.end(),
  };
}

/** Stands between Kysely and one connection. */
function guard(connection: DatabaseConnection): void {
  const { executeQuery, streamQuery } = connection;
  connection.executeQuery = async <R>(
    query: CompiledQuery,
    options?: AbortableOperationOptions,
  ) => {
    return (executeQuery<R>).call(connection, storable(query), options).catch(rethrow);
  };
  connection.streamQuery = async function* <R>(
    query: CompiledQuery,
    rowsAtATime: number,
    options?: AbortableOperationOptions,
  ) {
    try {
      yield* (streamQuery<R>).call(connection, storable(query), rowsAtATime, options);
    } catch (error) {
      throw translate(error);
    }
  };
}

function storable(query: CompiledQuery): CompiledQuery {
  return { ...query, parameters: query.parameters.map(bound) };
}

function bound(value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value;
}

function rethrow(error: unknown): never {
  throw translate(error);
}
