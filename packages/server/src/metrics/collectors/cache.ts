import { type RedisConnection, redisPrefix, reportRedis, type Store } from '@echotune/data';
import type { EchoTune } from '../../wire.ts';
import type { Collector, Reading } from '../gather.ts';

/** What is in Redis is estimated from hundreds of its keys: not for every scrape. */
const lookedMs = 60_000;

/** What this process keeps in memory and all share in Redis, and whether it reaches that. */
export function cacheCollector({
  store,
  cache,
  redis,
  clock,
}: Pick<EchoTune, 'store' | 'cache' | 'redis' | 'clock'>): Collector {
  let looked: { readonly at: number; readonly shared: readonly Reading[] } | null = null;
  const sharedIn = async (connection: RedisConnection) => {
    if (looked === null || clock() - looked.at >= lookedMs) {
      looked = { at: clock(), shared: await shared(store, connection) };
    }
    return looked.shared;
  };
  return {
    name: 'cache',
    read: async () => {
      const own = cache
        .memoryReport()
        .map(({ namespace, bytes }) => held(namespace, 'memory', bytes));
      if (redis === null) return own;
      const isUp = redis.problem === null;
      const up: Reading = { name: 'echotune_cache_redis_up', value: isUp ? 1 : 0 };
      return [...own, up, ...(isUp ? await sharedIn(redis) : [])];
    },
  };
}

async function shared(
  { cache }: Pick<Store, 'cache'>,
  redis: RedisConnection,
): Promise<readonly Reading[]> {
  const report = await reportRedis(redis, redisPrefix(await cache.installation()));
  return report?.own.map(({ namespace, bytes }) => held(namespace, 'redis', bytes)) ?? [];
}

function held(namespace: string, tier: 'memory' | 'redis', value: number): Reading {
  return { name: 'echotune_cache_bytes', value, labels: { namespace, tier } };
}
