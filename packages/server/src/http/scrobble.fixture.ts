import {
  type FakeCoverArt,
  type FakeLastfm,
  type FakeListenBrainz,
  startFakeCoverArt,
  startFakeLastfm,
  startFakeListenBrainz,
  startFakeMusicBrainz,
} from '@echotune/connect';
import type { Store } from '@echotune/data';
import { enqueueEnrichment, enqueuePull } from '@echotune/service';
import type { Preparations } from './call.fixture.ts';
import { testNow } from './open-app.fixture.ts';

export interface FakeServices {
  readonly listenbrainz: FakeListenBrainz;
  readonly lastfm: FakeLastfm;
  readonly coverart: FakeCoverArt;
  /** The settings that lead a server to them. */
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** ListenBrainz, where `token` is ada's, Last.fm, MusicBrainz, and the Cover Art Archive. */
export async function startFakeServices(): Promise<FakeServices> {
  const listenbrainz = await startFakeListenBrainz();
  const lastfm = await startFakeLastfm({ now: testNow / 1000 });
  const musicbrainz = await startFakeMusicBrainz({ clock: () => testNow });
  const coverart = await startFakeCoverArt();
  listenbrainz.tokens.set('token', 'ada');
  listenbrainz.listens.set('ada', []);
  return {
    ...{ listenbrainz, lastfm, coverart },
    settings: {
      ECHOTUNE_LISTENBRAINZ_URL: listenbrainz.server.address,
      ECHOTUNE_LASTFM_URL: lastfm.server.address,
      ECHOTUNE_MUSICBRAINZ_URL: musicbrainz.server.address,
      ECHOTUNE_COVERART_URL: coverart.server.address,
      ECHOTUNE_LASTFM_API_KEY: lastfm.apiKey,
      ECHOTUNE_LASTFM_SECRET: lastfm.secret,
    },
    close: async () => {
      await listenbrainz.server.close();
      await lastfm.server.close();
      await musicbrainz.server.close();
      await coverart.server.close();
    },
  };
}

/** What calls about scrobble accounts need, one that is connected and is read, and about asking services. */
export function scrobblePreparations(store: Store, listener: number): Preparations {
  const place = { id: listener, service: 'listenbrainz' };
  const connected = async () => {
    await store.scrobbleAccounts.put(listener, 'listenbrainz', 'ada');
    return { path: place };
  };
  const pulled = async () => {
    const path = await connected();
    await enqueuePull(store, { listenerId: listener, provider: 'listenbrainz', again: false });
    return path;
  };
  const ofListener = async () => ({ path: { id: listener } });
  const asking = async () => {
    await enqueueEnrichment(store);
    return ofListener();
  };
  return {
    ...{ getEnrichment: ofListener, runEnrichment: ofListener, cancelEnrichment: asking },
    setEnrichment: async () => ({ ...(await ofListener()), body: { allowed: ['listenbrainz'] } }),
    listScrobbleAccounts: connected,
    connectScrobbleAccount: async () => ({ path: place, body: { user: 'ada', token: null } }),
    askScrobbleApproval: async () => ({ path: { ...place, service: 'lastfm' } }),
    changeScrobbleAccount: async () => ({ ...(await connected()), body: { forwards: false } }),
    retryGivenUpPlays: connected,
    ...{ disconnectScrobbleAccount: connected, startPull: connected, cancelPull: pulled },
  };
}
