import { z } from 'zod';

/** As the client takes it: `redis://`, or `rediss://` with TLS; name and password, port, and the database's number. */
export const redisUrl = z
  .string()
  .regex(/^rediss?:\/\//, 'must start with redis://')
  .refine(isAddress, {
    error: 'must be an address such as redis://127.0.0.1:6379, with a port up to 65535',
    abort: true,
  })
  .refine(
    (text) => /^(\/\d*)?$/.test(new URL(text).pathname),
    'must end with the number of a database, such as /0, or with none',
  );

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  return hostname !== '';
}
