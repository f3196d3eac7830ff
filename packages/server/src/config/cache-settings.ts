import { z } from 'zod';
import { redisUrl } from './redis-url.ts';

/** Where answers are kept by its keys in config.toml. */
export const cacheSettings = {
  cache_memory_mib: z.coerce.number().int().min(1).max(65_536).default(64),
  redis_url: redisUrl.optional(),
  redis_most_mib: z.coerce.number().int().min(8).optional(),
};

export const cacheVariables = {
  cache_memory_mib: 'ECHOTUNE_CACHE_MEMORY_MIB',
  redis_url: 'REDIS_URL',
  redis_most_mib: 'ECHOTUNE_REDIS_MOST_MIB',
} as const satisfies Record<keyof typeof cacheSettings, string>;

export interface CacheConfig {
  /** Of each process. */
  readonly memoryBytes: number;
  /** Null where answers are kept in memory alone. */
  readonly redisUrl: string | null;
  /** What Redis may be given at most; null where nobody is to change how it is set. */
  readonly redisMostBytes: number | null;
}

const mib = 1024 * 1024;

export function cacheConfig(given: z.output<z.ZodObject<typeof cacheSettings>>): CacheConfig {
  return {
    memoryBytes: given.cache_memory_mib * mib,
    redisUrl: given.redis_url ?? null,
    redisMostBytes: given.redis_most_mib === undefined ? null : given.redis_most_mib * mib,
  };
}
