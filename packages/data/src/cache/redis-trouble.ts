import { ConnectionTimeoutError, ErrorReply } from '@redis/client';

/**
 * What is in the way of a Redis, by what can be done: nobody answers (`away`), it is full (`full`), it does not let
 * this user in or do what a cache does (`login`), has no such database (`database`), the encryption does not come
 * about (`tls`), or it refuses for another reason, which it tells (`refuses`).
 */
export type RedisTrouble = 'away' | 'full' | 'login' | 'database' | 'tls' | 'refuses';

const byWord: Readonly<Record<string, RedisTrouble>> = {
  OOM: 'full',
  WRONGPASS: 'login',
  NOAUTH: 'login',
  NOPERM: 'login',
};
const ofTls = /^(?:EPROTO|ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** @param isTls whether encryption was asked for: a Redis without it hears the greeting and says nothing */
export function troubleOf(cause: unknown, isTls: boolean): RedisTrouble {
  if (cause instanceof ErrorReply) {
    if (/\bDB index\b/.test(cause.message)) return 'database';
    if (/without any password configured/.test(cause.message)) return 'login';
    return byWord[cause.message.split(' ', 1)[0] ?? ''] ?? 'refuses';
  }
  if (isTls && cause instanceof ConnectionTimeoutError) return 'tls';
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return ofTls.test(code) ? 'tls' : 'away';
}
