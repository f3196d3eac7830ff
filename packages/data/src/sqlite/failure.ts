import { EchoError, type ErrorCode } from '../errors.ts';

/** SQLite's primary result codes (sqlite.org/rescode.html) that say something of the store. */
const codes: Readonly<Record<number, [ErrorCode, string]>> = {
  3: ['store-unreachable', 'no permission'],
  5: ['store-unreachable', 'another process holds the store'],
  6: ['store-unreachable', 'another connection holds the store'],
  8: ['store-unreachable', 'the file is read-only'],
  10: ['store-unreachable', 'the disk failed'],
  11: ['store-corrupt', 'the file is damaged'],
  13: ['disk-full', 'the disk is full'],
  14: ['store-unreachable', 'the file cannot be opened'],
  26: ['store-corrupt', 'the file is no SQLite database'],
};
/** SQLITE_IOERR_SHMSIZE: memory that processes share is a file, for which there is no room. */
const noRoomToShare = 4874;
const foreignKeyViolation = 787;
const constraint = 19;

/** Whether a statement was undone because a row broke a constraint, such as a key that is taken. */
export function isConstraint(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  return typeof error.errcode === 'number' && (error.errcode & 0xff) === constraint;
}

/** Runs a driver call; what SQLite reports of the store becomes an EchoError, all else passes. */
export function translated<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw translate(error);
  }
}

function translate(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error)) return error;
  const { errcode } = error;
  if (typeof errcode !== 'number') return error;
  if (errcode === foreignKeyViolation) {
    return new EchoError('input-invalid', 'It refers to something that is not there.', {
      cause: error,
    });
  }
  const found = codes[errcode === noRoomToShare ? 13 : errcode & 0xff];
  if (!found) return error;
  const [code, what] = found;
  return new EchoError(code, `SQLite: ${what} (${error.message}).`, { cause: error });
}
