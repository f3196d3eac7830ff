import type { ApiDeps } from './api/api.ts';
import { Lastfm, type LastfmAddresses, type LastfmKey } from './lastfm/client.ts';
import { ListenBrainz, type ListenBrainzAddresses } from './listenbrainz/client.ts';
import { MusicBrainz } from './musicbrainz/client.ts';

/** Where the services are, and what the operator has for them. */
export interface ClientOptions {
  readonly listenbrainz: ListenBrainzAddresses;
  readonly lastfm: LastfmAddresses;
  /** Null where the operator has none: then Last.fm is not asked. */
  readonly lastfmKey: LastfmKey | null;
  readonly musicbrainz: string;
}

/** The services that know what people listened to, and what there is to know of it. */
export interface Clients {
  readonly listenbrainz: ListenBrainz;
  /** Null where the operator has no key. */
  readonly lastfm: Lastfm | null;
  readonly musicbrainz: MusicBrainz;
}

export function openClients(options: ClientOptions, deps: ApiDeps): Clients {
  const { listenbrainz, lastfm, lastfmKey, musicbrainz } = options;
  return {
    listenbrainz: new ListenBrainz(listenbrainz, deps),
    lastfm: lastfmKey === null ? null : new Lastfm(lastfm, lastfmKey, deps),
    musicbrainz: new MusicBrainz(musicbrainz, deps),
  };
}
