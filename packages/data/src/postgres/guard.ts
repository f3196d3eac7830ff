import { type AbortableOperationOptions, CompiledQuery, type DatabaseConnection } from 'kysely';
import { storableText } from '../storable-text.ts';
import { translate } from './failure.ts';

const begins = /^(?:begin|start transaction)/;
const ends = /^(?:commit|rollback)$/;

/**
 * Stands between Kysely and one connection: text is made storable, driver failures become EchoErrors, and what is
 * read bit by bit has no end by which it must be read. PostgreSQL counts a reader's own pauses as the statement's.
 * @param hasTimeout whether statements are cut off
 */
export function guard(connection: DatabaseConnection, hasTimeout: boolean): void {
  const { executeQuery, streamQuery } = connection;
  let isInTransaction = false;
  connection.executeQuery = async <R>(
    query: CompiledQuery,
    options?: AbortableOperationOptions,
  ) => {
    const result = await (executeQuery<R>)
      .call(connection, storable(query), options)
      .catch(rethrow);
    if (begins.test(query.sql)) isInTransaction = true;
    if (ends.test(query.sql)) isInTransaction = false;
    return result;
  };
  const run = (text: string) => connection.executeQuery(CompiledQuery.raw(text));
  connection.streamQuery = async function* <R>(
    query: CompiledQuery,
    rowsAtATime: number,
    options?: AbortableOperationOptions,
  ) {
    const isOurs = hasTimeout && !isInTransaction;
    try {
      if (isOurs) await run('begin');
      if (hasTimeout) await run('set local statement_timeout = 0');
      yield* (streamQuery<R>).call(connection, storable(query), rowsAtATime, options);
    } catch (error) {
      throw translate(error);
    } finally {
      // Nothing was written; of a connection that is lost there is nothing to end.
      if (isOurs) await run('rollback').catch(() => {});
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
