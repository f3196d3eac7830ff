import type { EchoTune } from '../../wire.ts';
import type { Collector, Reading } from '../gather.ts';

/** What waits, runs and has failed, and for how long the oldest of it has been due. */
export function jobsCollector({ store, clock }: Pick<EchoTune, 'store' | 'clock'>): Collector {
  return {
    name: 'jobs',
    read: async () => {
      const counts = await store.jobs.counts();
      return counts.flatMap(({ kind, state, count, dueSince }): Reading[] => [
        { name: 'echotune_jobs', value: count, labels: { kind, state } },
        ...(state === 'queued'
          ? [
              {
                ...({ name: 'echotune_jobs_oldest_wait_seconds', labels: { kind } } as const),
                value: dueSince === null ? 0 : Math.max(0, clock() - dueSince) / 1000,
              },
            ]
          : []),
      ]);
    },
  };
}
