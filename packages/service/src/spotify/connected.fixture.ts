import {
  type Limits,
  Provider,
  SpotifyAccounts,
  SpotifyApi,
  spotifyAccountsLimits,
  spotifyIdentityLimits,
  spotifyLimits,
  startFakeSpotify,
} from '@echotune/connect';
import { givenKeys } from '@echotune/data';
import { onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { memoryCache } from '../cache/memory-cache.fixture.ts';
import { cacheNamespaces } from '../cache/namespaces.ts';
import { beginSpotify, finishSpotify, listenerOfState } from './connect-spotify.ts';
import type { SpotifyDeps } from './spotify-deps.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const redirectUri = 'http://127.0.0.1:4545/api/v1/spotify/callback';

/** A store, a listener and a fake Spotify with the same clock; waits between attempts take no time. */
export async function spotifyStage() {
  const test = await openStore(Date.UTC(2026, 10, 29));
  const { store, deps: usual } = test;
  const { clock, telemetry } = usual;
  const fake = await startFakeSpotify({ clock });
  onTestFinished(async () => {
    await fake.close();
    await test.close();
  });
  const sleep = async (ms: number) => test.advance(ms);
  const provider = ({ perSecond: _, ...limits }: Limits) =>
    new Provider(limits, {
      ...{ pauses: store.providers, telemetry, clock, sleep, fetch, random: () => 0.5 },
    });
  const secrets = store.secrets(givenKeys(key, 'the test'));
  /** As another process has it. */
  const process = (): SpotifyDeps => {
    const deps = { quarantine: store.providers, telemetry, clock, clientId: fake.world.clientId };
    const api = (limits: Limits) =>
      new SpotifyApi({ ...deps, provider: provider(limits), address: fake.apiUrl });
    return {
      ...{ store, secrets, telemetry, clock, sleep },
      lookups: memoryCache(clock).cache.namespace<string | null>(cacheNamespaces.lookups),
      accounts: new SpotifyAccounts({
        ...{ ...deps, provider: provider(spotifyAccountsLimits), address: fake.accountsUrl },
      }),
      api: api(spotifyLimits),
      identity: api(spotifyIdentityLimits),
    };
  };
  const deps = process();
  const listener = async (name: string) =>
    (await store.listeners.create({ name, timeZone: 'UTC', demo: false })).id;
  /** What Spotify sends somebody back with who agreed. */
  const agree = async (listenerId: number) => {
    const { url } = await beginSpotify(deps, { listenerId, redirectUri });
    const back = await fetch(url, { redirect: 'manual' });
    const { searchParams } = new URL(back.headers.get('location') ?? '');
    const [state, code] = [searchParams.get('state') ?? '', searchParams.get('code') ?? ''];
    if (listenerOfState(state) !== listenerId) throw new Error('Another one was sent back.');
    return { listenerId, state, code };
  };
  const connect = async (listenerId: number) => finishSpotify(deps, await agree(listenerId));
  return { test, store, fake, deps, process, listener, agree, connect, secrets };
}
