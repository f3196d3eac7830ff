import { compatible, google, perplexity } from '@echotune/connect';
import { holdTokens, spotify } from '@echotune/service';
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

/** MusicBrainz' own "Various Artists": it will be there. */
const anArtist = '89ad4ac3-39f7-470e-963a-56509c546377';

/** A release that MusicBrainz' own documentation shows the front of. */
const aRelease = '76df3287-6cda-33eb-8e9a-044b5e15ffdd';

/** All of them, whether they are set up or not. Nothing is asked by this. */
export function knownProviders(echotune: EchoTune): KnownProvider[] {
  const { scrobbling, spotify: deps, store, config, mlflow } = echotune;
  const { listenbrainz, lastfm, musicbrainz, coverart } = scrobbling;
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
    asked('listenbrainz', true, () => listenbrainz.recordings([anArtist])),
    asked('lastfm', lastfm !== null, async () => lastfm?.artistTags('Cher')),
    asked('musicbrainz', true, () => musicbrainz.artist(anArtist)),
    asked('coverart', true, () => coverart.whereFront(aRelease)),
    ...[asked(google, gemini !== null), asked(perplexity, agent !== null)],
    asked(compatible, own !== null),
    asked('mlflow', mlflow !== null, async () => mlflow?.client.experiment(mlflow.experiment)),
  ];
}
