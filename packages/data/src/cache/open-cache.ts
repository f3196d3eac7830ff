import type { Telemetry } from '../telemetry.ts';
import type { TracedRequest } from './cache.ts';
import { DroppedTags } from './dropped-tags.ts';
import { MemoryTier } from './memory-tier.ts';
import type { PolicyMaker } from './policy.ts';
import { RedisConnection } from './redis-connection.ts';
import { RedisTier } from './redis-tier.ts';
import { TieredCache } from './tiered-cache.ts';

export interface CacheOptions {
  readonly memoryBytes: number;
  readonly policies: PolicyMaker;
  /** Null keeps answers in memory alone. */
  readonly redis: {
    readonly url: string;
    /** Sets this installation apart from others on the same server. */
    readonly prefix: string;
    readonly deadlineMs?: number;
  } | null;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
  /** The machine's own, if not given. */
  readonly stopwatch?: () => number;
  readonly trace?: (request: TracedRequest) => void;
}

/** A cache, and the connection it goes by. */
export interface OpenCache {
  readonly cache: TieredCache;
  readonly redis: RedisConnection | null;
  close(): void;
}

/** Never fails for want of Redis: it is taken when it is there. */
export function openCache(options: CacheOptions): OpenCache {
  const { memoryBytes, policies, telemetry, clock, trace } = options;
  const stopwatch = options.stopwatch ?? (() => performance.now());
  const memory = new MemoryTier(
    { bytes: memoryBytes, shares: {}, policies: {} },
    policies,
    (namespace, count) => telemetry.count('cache_evictions', count, { namespace }),
  );
  const redis = options.redis && new RedisConnection({ ...options.redis, telemetry, clock });
  const tier = options.redis && redis && new RedisTier(redis, options.redis.prefix);
  const shared = redis && tier && { connection: redis, tier };
  const dropped = new DroppedTags(memory, telemetry, shared);
  const cache = new TieredCache({
    ...{ memory, memoryBytes, redis: tier, dropped, telemetry, clock, stopwatch },
    ...(trace && { trace }),
  });
  const close = () => {
    dropped.close();
    redis?.close();
  };
  return { cache, redis, close };
}
