import type { Lastfm, ListenBrainz } from '@echotune/connect';
import { EchoError, type SecretStore, type Store, type Telemetry } from '@echotune/data';

/** The services that plays come from and go to. */
export interface ScrobbleClients {
  readonly listenbrainz: ListenBrainz;
  /** Null where the operator has no key. */
  readonly lastfm: Lastfm | null;
}

/** What everything about accounts at such services is done with. */
export interface ScrobbleDeps {
  readonly store: Store;
  readonly secrets: SecretStore;
  readonly scrobbling: ScrobbleClients;
  readonly clock: () => number;
  readonly telemetry: Telemetry;
}

/** Throws provider-not-configured. */
export function lastfmOf({ lastfm }: ScrobbleClients): Lastfm {
  if (lastfm !== null) return lastfm;
  throw new EchoError(
    'provider-not-configured',
    'Last.fm is not set up: lastfm_api_key (ECHOTUNE_LASTFM_API_KEY) is missing.',
  );
}
