import pg from 'pg';
import { EchoError } from '../errors.ts';

/**
 * Which database an address means, without user and password: "127.0.0.1:5432/echotune". What the address leaves
 * out is what the driver takes for it.
 */
export function databaseName(url: string): string {
  const { host, port, database } = new pg.Client({ connectionString: url });
  return `${host}:${port}/${database ?? ''}`;
}

/** SQLSTATE disk_full. */
const diskFull = '53100';

/** A full disk of the server, which is not the one of the home folder; all else as it came. */
export function fullServerSaid(url: string, error: unknown): unknown {
  const cause = error instanceof EchoError ? error.cause : error;
  const isFull = cause instanceof Error && 'code' in cause && cause.code === diskFull;
  if (!isFull) return error;
  const message = `There is no room where PostgreSQL keeps ${databaseName(url)}.`;
  return new EchoError('disk-full', message, { cause: error });
}
