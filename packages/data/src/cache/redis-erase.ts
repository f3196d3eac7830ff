import { ErrorReply } from '@redis/client';
import type { RedisClient, RedisConnection } from './redis-connection.ts';

/** Looked at in one step, which takes Redis less than a millisecond. */
const stepKeys = 1000;

/**
 * Goes through all keys under a prefix and removes those that are meant. Null where Redis does not answer to the end,
 * `refused` where it does not permit that.
 */
export async function eraseKeys(
  connection: RedisConnection,
  prefix: string,
  isMeant: (name: string) => boolean,
): Promise<'erased' | 'refused' | null> {
  let cursor = '0';
  do {
    const asked = await connection.ask((client) => step(client, `${prefix}:*`, cursor, isMeant));
    if (asked === null || asked.value === 'refused') return asked && 'refused';
    cursor = asked.value;
  } while (cursor !== '0');
  return 'erased';
}

/** Where the next step begins. */
async function step(
  client: RedisClient,
  pattern: string,
  cursor: string,
  isMeant: (name: string) => boolean,
): Promise<string> {
  try {
    const page = await client.scan(cursor, { MATCH: pattern, COUNT: stepKeys });
    const meant = page.keys.map(String).filter(isMeant);
    if (meant.length > 0) await client.unlink(meant);
    return String(page.cursor);
  } catch (cause) {
    if (cause instanceof ErrorReply) return 'refused';
    throw cause;
  }
}
