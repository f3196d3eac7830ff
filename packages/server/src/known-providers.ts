import { compatible, google, perplexity } from '@echotune/connect';
import { askAnything, holdTokens, spotify } from '@echotune/service';
import type { EchoTune } from './wire.ts';

/** A provider that EchoTune can ask. */
export interface KnownProvider {
  readonly provider: string;
  /** Whether the operator has set up what it needs. */
  readonly isSetUp: boolean;
  /** Asks it something that it answers everybody and that costs nothing; null where there is no such thing. */
  readonly check: (() => Promise<unknown>) | null;
}

/** Whether each of these is set up. */
export function setUpOf(echotune: EchoTune, names: readonly string[]) {
  return knownProviders(echotune)
    .filter(({ provider }) => names.includes(provider))
    .map(({ provider, isSetUp }) => ({ provider, isSetUp }));
}

/** All of them, whether they are set up or not. Nothing is asked by this. */
export function knownProviders(echotune: EchoTune): KnownProvider[] {
  const { scrobbling, spotify: deps, store, config, mlflow } = echotune;
  const { osv } = echotune.surroundings.versions;
  const { gemini, perplexity: agent, compatible: own } = config.language;
  const askSpotify = async () => {
    const [connected] = await store.connections.list(spotify);
    if (deps !== null && connected !== undefined) {
      await deps.api.me(holdTokens(deps, connected.listenerId));
    }
  };
  const asked = (provider: string, isSetUp: boolean, check: KnownProvider['check'] = null) => ({
    ...{ provider, isSetUp, check },
  });
  return [
    asked(spotify, deps !== null, askSpotify),
    asked('listenbrainz', true, () => askAnything(scrobbling, 'listenbrainz')),
    asked('lastfm', scrobbling.lastfm !== null, () => askAnything(scrobbling, 'lastfm')),
    asked('musicbrainz', true, () => askAnything(scrobbling, 'musicbrainz')),
    asked('coverart', true, () => askAnything(scrobbling, 'coverart')),
    ...[asked(google, gemini !== null), asked(perplexity, agent !== null)],
    asked(compatible, own !== null),
    asked('osv', config.vulnerabilities.isAllowed, () =>
      osv.idsOf([{ name: 'zod', version: '1.0.0' }]),
    ),
    asked('mlflow', mlflow !== null, async () => mlflow?.client.experiment(mlflow.experiment)),
  ];
}
