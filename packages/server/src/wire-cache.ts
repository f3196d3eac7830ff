import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { openCache, RedisRates, redisPrefix, type Store, type Telemetry } from '@echotune/data';
import {
  CacheWatcher,
  cacheNamespaces,
  type FilledShelf,
  policyCalled,
  SampledTrace,
} from '@echotune/service';
import type { CacheConfig } from './config/cache-settings.ts';
import type { StatisticsBody } from './statistics-body.ts';

interface Parts {
  readonly store: Store;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
}

/** The cache of one process, and its namespaces. */
export async function wireCache(config: CacheConfig, { store, telemetry, clock }: Parts) {
  const trace = new SampledTrace();
  const prefix = redisPrefix(await store.cache.installation());
  const { redisUrl: url, memoryBytes } = config;
  const { cache, redis, close } = openCache({
    ...{ memoryBytes, policies: policyCalled, telemetry, clock },
    redis: url === null ? null : { url, prefix },
    trace: (request) => trace.add(request),
  });
  const { recommendations, statistics, lookups } = cacheNamespaces;
  const instance = `${hostname()}/${randomUUID().slice(0, 8)}`;
  return {
    ...{ cache, redis, close, rates: redis && new RedisRates(redis, prefix) },
    shelves: cache.namespace<FilledShelf>(recommendations),
    statistics: cache.namespace<StatisticsBody>(statistics),
    lookups: cache.namespace<string | null>(lookups),
    watcher: new CacheWatcher({ store, cache, trace, telemetry, clock, instance }),
  };
}

export type WiredCache = Awaited<ReturnType<typeof wireCache>>;
