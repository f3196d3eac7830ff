import { statfs } from 'node:fs/promises';
import type { HealthWatch } from '../health/health-watch.ts';
import { leading } from '../keep-leading.ts';
import { version } from '../version.ts';
import type { EchoTune } from '../wire.ts';
import { agentsCollector } from './collectors/agents.ts';
import { budgetsCollector } from './collectors/budgets.ts';
import { cacheCollector } from './collectors/cache.ts';
import { jobsCollector } from './collectors/jobs.ts';
import { modelsCollector } from './collectors/models.ts';
import { providersCollector } from './collectors/providers.ts';
import { type Collector, Gatherer } from './gather.ts';
import type { Metrics } from './metrics.ts';

/** Everything that is read anew for a scrape. Whoever has gauges of their own adds a collector here. */
export function openGatherer(echotune: EchoTune, metrics: Metrics, health: HealthWatch): Gatherer {
  const gatherer = new Gatherer(metrics, echotune);
  const collectors = [
    ...[modelsCollector, jobsCollector, budgetsCollector, providersCollector],
    ...[leaseCollector, poolCollector, diskCollector, cacheCollector, agentsCollector],
  ];
  for (const collector of collectors) gatherer.add(collector(echotune));
  gatherer.add(partsCollector(health));
  metrics.set('echotune_build_info', 1, { version });
  return gatherer;
}

function leaseCollector({ store }: EchoTune): Collector {
  return {
    name: 'lease',
    read: async () => {
      const lease = await store.leases.get(leading);
      return lease === null ? [] : [{ name: 'echotune_leader_term', value: lease.term }];
    },
  };
}

function poolCollector({ store }: EchoTune): Collector {
  return {
    name: 'pool',
    read: () => {
      const pool = store.pool();
      if (pool === null) return [];
      const { inUse, idle, waiting } = pool;
      return Object.entries({ 'in-use': inUse, idle, waiting }).map(
        ([state, value]) =>
          ({ name: 'echotune_store_connections', value, labels: { state } }) as const,
      );
    },
  };
}

function diskCollector({ config }: EchoTune): Collector {
  return {
    name: 'disk',
    read: async () => {
      const { bavail, bsize } = await statfs(config.home);
      return [{ name: 'echotune_disk_free_bytes', value: bavail * bsize }];
    },
  };
}

function partsCollector(health: HealthWatch): Collector {
  return {
    name: 'parts',
    // Store, then all others, each for two seconds.
    deadlineMs: 5000,
    read: async () =>
      (await health.look()).map(({ name: part, ok }) => ({
        ...({ name: 'echotune_part_up', value: ok ? 1 : 0, labels: { part } } as const),
      })),
  };
}
