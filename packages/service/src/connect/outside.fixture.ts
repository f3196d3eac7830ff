import {
  type ClientOptions,
  fleetingPauses,
  openClients,
  openFakeLastfm,
  openFakeListenBrainz,
} from '@echotune/connect';
import { type KeySource, silentTelemetry } from '@echotune/data';
import type { TestStore } from '../../../../tests/kit/open-store.ts';

const nowhere = 'http://127.0.0.1:9';

/** Keys and clients as the wiring hands them down; the services are nowhere, but for those given. */
export function outside(
  { store, deps }: Pick<TestStore, 'store' | 'deps'>,
  places: Partial<ClientOptions> = {},
) {
  const key = { id: 'test', bytes: Buffer.alloc(32, 7) };
  const keys: KeySource = { read: () => [key], replace: null };
  const { clock } = deps;
  const clients = openClients(
    {
      listenbrainz: { api: nowhere, labs: nowhere },
      lastfm: { api: nowhere, approve: nowhere },
      ...{ lastfmKey: null, musicbrainz: nowhere, ...places },
    },
    {
      ...{ clock, pauses: fleetingPauses(clock), telemetry: silentTelemetry, fetch },
      ...{
        random: () => 0,
        sleep: async () => {},
        userAgent: 'EchoTune/0 (test@echotune.example)',
      },
      quarantine: { keep: async () => {} },
    },
  );
  return { secrets: store.secrets(keys), clients };
}

/** The services as fakes, and clients that ask them. */
export async function openFakes(test: TestStore) {
  const listenbrainz = await openFakeListenBrainz();
  const lastfm = await openFakeLastfm(Math.floor(test.deps.clock() / 1000));
  listenbrainz.tokens.set('token', 'ada');
  lastfm.tokens.set('approved', 'ada');
  const { apiKey, secret } = lastfm;
  const places = {
    listenbrainz: { api: listenbrainz.server.address, labs: listenbrainz.server.address },
    lastfm: { api: `${lastfm.server.address}/2.0/`, approve: lastfm.server.address },
    lastfmKey: { apiKey, secret },
  };
  const close = async () => {
    await listenbrainz.server.close();
    await lastfm.server.close();
  };
  /** As another process would be: it knows nothing of pauses and failures. */
  const restart = () => ({ ...test.deps, ...outside(test, places) });
  return { listenbrainz, lastfm, restart, close };
}
