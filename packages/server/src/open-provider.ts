import { setTimeout as sleep } from 'node:timers/promises';
import { type Limits, Provider } from '@echotune/connect';
import type { ProviderStore, Store, Telemetry } from '@echotune/data';

/** What every way to a provider is built with. */
export interface OutsideParts {
  readonly store: Pick<Store, 'providers'>;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
}

/** As much of it as the way to a provider takes. */
export interface WayParts extends Pick<OutsideParts, 'telemetry' | 'clock'> {
  readonly store: { readonly providers: Pick<ProviderStore, 'until' | 'pause' | 'turn'> };
}

/** The way to a provider. Nothing is sent before somebody asks. */
export function openProvider(limits: Limits, { store, telemetry, clock }: WayParts): Provider {
  return new Provider(limits, {
    ...{
      pauses: store.providers,
      turns: store.providers,
      telemetry,
      clock,
      fetch,
      random: Math.random,
    },
    sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  });
}
