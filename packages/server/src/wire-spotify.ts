import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Limits,
  SpotifyAccounts,
  SpotifyApi,
  spotifyAccountsLimits,
  spotifyIdentityLimits,
  spotifyLimits,
} from '@echotune/connect';
import type { SecretStore, Store, Telemetry } from '@echotune/data';
import type { SpotifyDeps } from '@echotune/service';
import type { Config } from './config/config.ts';
import { openProvider } from './open-provider.ts';

export interface SpotifyParts {
  readonly store: Store;
  readonly secrets: SecretStore;
  readonly lookups: SpotifyDeps['lookups'];
  readonly telemetry: Telemetry;
  readonly clock: () => number;
}

/** What talks to Spotify; null where no client id is configured. */
export function wireSpotify(config: Config, parts: SpotifyParts): SpotifyDeps | null {
  const { spotifyClientId: clientId, spotify } = config;
  if (clientId === null) return null;
  const { store, telemetry, clock } = parts;
  const provider = (limits: Limits) => openProvider(limits, parts);
  const deps = { quarantine: store.providers, telemetry, clock, clientId };
  const api = (limits: Limits) =>
    new SpotifyApi({ ...deps, provider: provider(limits), address: spotify.api });
  return {
    ...parts,
    accounts: new SpotifyAccounts({
      ...{ ...deps, provider: provider(spotifyAccountsLimits), address: spotify.accounts },
    }),
    api: api(spotifyLimits),
    identity: api(spotifyIdentityLimits),
    sleep: (ms) => sleep(ms),
  };
}
