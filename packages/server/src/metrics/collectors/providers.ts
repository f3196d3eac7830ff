import { dueDeprecations } from '@echotune/connect';
import { knownProviders } from '../../known-providers.ts';
import type { EchoTune } from '../../wire.ts';
import type { Collector, Reading } from '../gather.ts';

/** Who wants no requests now, whose answers did not fit, and what ends. */
export function providersCollector(echotune: EchoTune): Collector {
  const { store, clock } = echotune;
  return {
    name: 'providers',
    read: async () => {
      const paused = new Set((await store.providers.pauses()).map(({ provider }) => provider));
      const kinds = new Map<string, number>();
      for (const { provider } of await store.providers.misfits()) {
        kinds.set(provider, (kinds.get(provider) ?? 0) + 1);
      }
      const setUp = knownProviders(echotune).flatMap((one) => (one.isSetUp ? one.provider : []));
      const all = new Set([...setUp, ...paused, ...kinds.keys()]);
      return [
        ...[...all].flatMap((provider): Reading[] => [
          {
            ...{ name: 'echotune_provider_paused', labels: { provider } },
            value: paused.has(provider) ? 1 : 0,
          },
          {
            ...{ name: 'echotune_provider_quarantined_answers', labels: { provider } },
            value: kinds.get(provider) ?? 0,
          },
        ]),
        ...dueDeprecations(clock()).flatMap(({ provider, what, endsOn }): Reading[] =>
          setUp.includes(provider)
            ? [
                {
                  ...{ name: 'echotune_provider_end_timestamp_seconds' },
                  ...{ labels: { provider, what }, value: Date.parse(endsOn) / 1000 },
                },
              ]
            : [],
        ),
      ];
    },
  };
}
