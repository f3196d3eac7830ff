import {
  CoverArt,
  coverArtLimits,
  coverImageLimits,
  Lastfm,
  type Limits,
  ListenBrainz,
  lastfmLimits,
  listenBrainzLabsLimits,
  listenBrainzLimits,
  MusicBrainz,
  musicBrainzLimits,
} from '@echotune/connect';
import type { EnrichClients } from '@echotune/service';
import type { ScrobbleConfig } from './config/scrobble-settings.ts';
import { type OutsideParts, openProvider } from './open-provider.ts';
import { version } from './version.ts';

/** The services that plays come from and go to, and that know what is played. */
export function wireScrobbling(
  { listenbrainz, lastfm, musicbrainz, coverart, contact }: ScrobbleConfig,
  parts: OutsideParts,
): EnrichClients {
  const userAgent = `EchoTune/${version}${contact === null ? '' : ` (${contact})`}`;
  const deps = (limits: Limits, address: string) => ({
    ...{ address, userAgent, telemetry: parts.telemetry, quarantine: parts.store.providers },
    provider: openProvider(limits, parts),
  });
  const { address, approvalUrl, key } = lastfm;
  return {
    listenbrainz: new ListenBrainz({
      api: deps(listenBrainzLimits, listenbrainz.api),
      labs: deps(listenBrainzLabsLimits, listenbrainz.labs),
    }),
    lastfm: key === null ? null : new Lastfm({ ...deps(lastfmLimits, address), approvalUrl, key }),
    musicbrainz: new MusicBrainz(deps(musicBrainzLimits, musicbrainz)),
    coverart: new CoverArt({
      api: deps(coverArtLimits, coverart),
      images: deps(coverImageLimits, coverart),
    }),
  };
}
