import { ErrorReply } from '@redis/client';
import type { RedisClient, RedisConnection } from './redis-connection.ts';

/** What `INFO` tells, by name. */
export function sectionsOf(info: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    info.split('\r\n').flatMap((line) => {
      const at = line.indexOf(':');
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)] as const];
    }),
  );
}

/** A look at Redis is no answer that somebody waits for, and asks hundreds of things at once. */
const patienceMs = 1_500;

/**
 * Null as well for what a server does not permit, as those that others run do not permit everything: that is no
 * reason to take it for lost.
 */
export async function askPermitted<T>(
  connection: RedisConnection,
  work: (client: RedisClient) => Promise<T>,
): Promise<T | null> {
  const permitted = (client: RedisClient) =>
    work(client).catch((cause: unknown) => {
      if (cause instanceof ErrorReply) return null;
      throw cause;
    });
  const answer = await connection.ask(permitted, patienceMs);
  return answer?.value ?? null;
}
