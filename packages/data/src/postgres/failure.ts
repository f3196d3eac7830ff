import { EchoError } from '../errors.ts';

/** What the driver says of a connection that it has given up. */
const lost = /timeout|terminated|not queryable/;
/** Network failures of the driver, before PostgreSQL has said anything. */
const unreachable = /^(ECONN|ENOTFOUND|ENOENT|EAI_|EHOSTUNREACH|ENETUNREACH|EPIPE|ETIMEDOUT)/;
/** SQLSTATE: the server, or what this user may have of it, has no connection left. */
const full = '53300';
/** SQLSTATE: connection, no such database, authorisation, resources, shutdown, system error. */
const refused = /^(08|3D000|28|53|57P|58)/;
/** SQLSTATE: the transaction was undone because another one stood in its way. */
const overtaken = /^40(001|P01)$/;
/** SQLSTATE: a statement, a wait for a lock, or a pause within a transaction took longer than is allowed. */
const tooLong = /^(57014|55P03|25P03)$/;
const corrupt = /^XX00[12]/;
const foreignKeyViolation = '23503';

/** What the driver reports of the store becomes an EchoError with its cause; all else passes. */
export function translate(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof EchoError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === foreignKeyViolation) {
    return new EchoError('input-invalid', 'It refers to something that is not there.', {
      cause: error,
    });
  }
  if (corrupt.test(code)) {
    return new EchoError('store-corrupt', `PostgreSQL: ${error.message}.`, { cause: error });
  }
  if (tooLong.test(code)) {
    return new EchoError('store-timeout', `PostgreSQL: ${error.message}.`, { cause: error });
  }
  if (overtaken.test(code)) {
    return new EchoError('store-unreachable', `PostgreSQL: ${error.message}; try again.`, {
      cause: error,
    });
  }
  if (code === full) {
    const help =
      'let each process hold fewer (ECHOTUNE_DATABASE_CONNECTIONS), or the database more';
    return new EchoError('store-unreachable', `PostgreSQL: ${error.message}; ${help}.`, {
      cause: error,
    });
  }
  if (unreachable.test(code) || refused.test(code) || lost.test(error.message)) {
    return new EchoError('store-unreachable', `PostgreSQL: ${error.message || code}.`, {
      cause: error,
    });
  }
  return error;
}
