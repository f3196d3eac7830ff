import type { SpotifyAccounts, SpotifyApi } from '@echotune/connect';
import type { CacheNamespace, SecretStore, Store, Telemetry } from '@echotune/data';

/** Spotify as a provider is called everywhere: in pauses, connections, purposes of secrets. */
export const spotify = 'spotify';

/** What everything about Spotify is done with. */
export interface SpotifyDeps {
  readonly store: Store;
  readonly secrets: SecretStore;
  readonly accounts: SpotifyAccounts;
  readonly api: SpotifyApi;
  /** The API for who has just signed in: it has a queue and pauses of its own. */
  readonly identity: Pick<SpotifyApi, 'me'>;
  /** What was found about a track by its names. */
  readonly lookups: CacheNamespace<string | null>;
  readonly clock: () => number;
  readonly telemetry: Telemetry;
  readonly sleep: (ms: number) => Promise<unknown>;
}
