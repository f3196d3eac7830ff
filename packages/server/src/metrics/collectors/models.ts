import { type ModelStanding, modelStanding } from '@echotune/service';
import type { EchoTune } from '../../wire.ts';
import type { Collector, Reading } from '../gather.ts';

/** Which versions there are, how they do, and whether listeners have changed since. */
export function modelsCollector({ store }: Pick<EchoTune, 'store'>): Collector {
  return { name: 'models', read: async () => readingsOf(await modelStanding(store)) };
}

function readingsOf({ named, drift, hasDrifted }: ModelStanding): Reading[] {
  return [
    ...named.flatMap(({ alias, version, createdAt, shown, acceptance }): Reading[] => [
      { name: 'echotune_model_version', value: version, labels: { alias } },
      {
        ...{ name: 'echotune_model_trained_timestamp_seconds', labels: { alias } },
        value: createdAt / 1000,
      },
      ...optional('echotune_model_online_shown', shown, { alias }),
      ...optional('echotune_model_online_acceptance_ratio', acceptance, { alias }),
    ]),
    ...[...drift].map(
      ([quantity, p]): Reading => ({
        ...{ name: 'echotune_model_drift_p', value: p, labels: { quantity } },
      }),
    ),
    { name: 'echotune_model_drifted', value: hasDrifted ? 1 : 0 },
  ];
}

function optional(
  name: Reading['name'],
  value: number | null,
  labels: Readonly<Record<string, string>>,
): Reading[] {
  return value === null ? [] : [{ name, value, labels }];
}
