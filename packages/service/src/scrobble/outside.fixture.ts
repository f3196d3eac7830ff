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
  Provider,
  startFakeLastfm,
  startFakeListenBrainz,
} from '@echotune/connect';
import { givenKeys } from '@echotune/data';
import { onTestFinished } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import type { EnrichDeps } from '../enrich/enrich-deps.ts';
import type { ScrobbleDeps } from './scrobble-deps.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const nowhere = 'http://127.0.0.1:9';

/** Keys and clients as the wiring hands them down; the services are nowhere, but where they are told to be. */
export function outside(
  { store, deps: usual, advance }: Pick<TestStore, 'store' | 'deps' | 'advance'>,
  {
    listenbrainz = nowhere,
    lastfm = nowhere,
    musicbrainz = nowhere,
    coverart = nowhere,
    apiKey = 'none',
    secret = 'none',
  } = {},
): ScrobbleDeps & EnrichDeps {
  const { telemetry, clock } = usual;
  const deps = ({ perSecond: _, ...limits }: Limits, address: string) => ({
    ...{ address, telemetry, quarantine: store.providers },
    userAgent: 'EchoTune/0 (https://music.example)',
    provider: new Provider(limits, {
      ...{ pauses: store.providers, telemetry, clock, fetch, random: () => 0 },
      sleep: async (ms) => advance(ms),
    }),
  });
  return {
    ...usual,
    secrets: store.secrets(givenKeys(key, 'the test')),
    scrobbling: {
      listenbrainz: new ListenBrainz({
        api: deps(listenBrainzLimits, listenbrainz),
        labs: deps(listenBrainzLabsLimits, listenbrainz),
      }),
      musicbrainz: new MusicBrainz(deps(musicBrainzLimits, musicbrainz)),
      coverart: new CoverArt({
        api: deps(coverArtLimits, coverart),
        images: deps(coverImageLimits, coverart),
      }),
      lastfm: new Lastfm({
        ...deps(lastfmLimits, lastfm),
        ...{ key: { apiKey, secret }, approvalUrl: nowhere },
      }),
    },
  };
}

/** A store, a listener, and the services as fakes, where they are ada. */
export async function scrobbleStage() {
  const test = await openStore();
  const { store, deps: usual, advance } = test;
  const listenbrainz = await startFakeListenBrainz();
  const lastfm = await startFakeLastfm({ now: Math.floor(usual.clock() / 1000) });
  onTestFinished(async () => {
    await listenbrainz.server.close();
    await lastfm.server.close();
    await test.close();
  });
  listenbrainz.tokens.set('token', 'ada');
  lastfm.tokens.set('approved', 'ada');
  const { apiKey, secret } = lastfm;
  const places = { listenbrainz: listenbrainz.server.address, lastfm: lastfm.server.address };
  /** As another process would be: it knows no failures, but pauses. */
  const process = () => outside(test, { ...places, apiKey, secret });
  const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  return { store, advance, listenbrainz, lastfm, process, listenerId: id };
}
