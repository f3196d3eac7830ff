import { setTimeout as sleep } from 'node:timers/promises';
import { type Limits, Provider } from '@echotune/connect';
import type { Store, Telemetry } from '@echotune/data';

/** What every way to a provider is built with. */
export interface OutsideParts {
  readonly store: Pick<Store, 'providers'>;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
}

/** The way to a provider. Nothing is sent before somebody asks. */
export function openProvider(limits: Limits, { store, telemetry, clock }: OutsideParts): Provider {
  return new Provider(limits, {
    ...{ pauses: store.providers, telemetry, clock, fetch, random: Math.random },
    sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  });
}
