import type { EchoTune } from '../../wire.ts';
import type { Collector, Reading } from '../gather.ts';

/** What this process holds at hand by namespace, and whether Redis is there and what it holds in all. */
export function cacheCollector({ cache, redis }: EchoTune): Collector {
  return {
    name: 'cache',
    read: async () => {
      const held = cache.memoryReport().map(
        ({ namespace, bytes }): Reading => ({
          ...{ name: 'echotune_cache_bytes', value: bytes, labels: { namespace, tier: 'memory' } },
        }),
      );
      if (redis === null) return held;
      const told = await redis.ask((client) => client.info('memory'));
      const bytes = Number(/^used_memory:(\d+)/m.exec(told?.value ?? '')?.[1] ?? Number.NaN);
      const labels = { namespace: 'all', tier: 'redis' };
      return [
        ...held,
        { name: 'echotune_cache_redis_up', value: redis.problem === null ? 1 : 0 },
        ...(Number.isNaN(bytes)
          ? []
          : [{ name: 'echotune_cache_bytes', value: bytes, labels } as const]),
      ];
    },
  };
}
