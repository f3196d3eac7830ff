import type { RedisConnection } from './redis-connection.ts';
import { askPermitted, sectionsOf } from './redis-info.ts';

/** How much memory Redis may use, and what goes when that is not enough. */
export interface RedisLimits {
  /** 0 for as much as there is. */
  readonly maxBytes: number;
  /** As Redis names it, e.g. `allkeys-lru`. */
  readonly policy: string;
}

export interface RedisMemory extends RedisLimits {
  readonly usedBytes: number;
}

/** Null where Redis does not answer, or does not let itself be asked. */
export async function readRedisMemory(connection: RedisConnection): Promise<RedisMemory | null> {
  const info = await askPermitted(connection, (client) => client.info('memory'));
  if (info === null) return null;
  const told = sectionsOf(info);
  return {
    maxBytes: Number(told.maxmemory ?? 0),
    policy: told.maxmemory_policy ?? 'noeviction',
    usedBytes: Number(told.used_memory ?? 0),
  };
}

/** Until Redis is started again. False where it does not answer, or does not let itself be set. */
export async function setRedisLimits(
  connection: RedisConnection,
  { maxBytes, policy }: RedisLimits,
): Promise<boolean> {
  const done = await askPermitted(connection, (client) =>
    client.configSet({ 'maxmemory-policy': policy, maxmemory: String(maxBytes) }),
  );
  return done !== null;
}
