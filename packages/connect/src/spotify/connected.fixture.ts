import { setTimeout as sleep } from 'node:timers/promises';
import { type ProviderMisfit, silentTelemetry, type Telemetry } from '@echotune/data';
import { onTestFinished } from 'vitest';
import type { Limits } from '../policy/limits.ts';
import { fleetingPauses } from '../policy/pauses.fixture.ts';
import { Provider } from '../policy/provider.ts';
import { SpotifyApi, type SpotifyHolder } from './api.ts';
import { startFakeSpotify } from './fake/fake-spotify.ts';
import { spotifyAccountsLimits, spotifyLimits } from './limits.ts';
import { newProofKey, SpotifyAccounts, type SpotifyTokens } from './sign-in.ts';

export const redirectUri = 'http://127.0.0.1:4545/api/v1/spotify/callback';
const start = Date.UTC(2026, 10, 29);

/** The client on a fake Spotify, with somebody who has agreed. Waits between attempts take no time. */
export async function connectedSpotify(changed: Partial<Limits> = {}) {
  const time = { now: start };
  const clock = () => time.now;
  const fake = await startFakeSpotify({ clock });
  onTestFinished(() => fake.close());
  const misfits: ProviderMisfit[] = [];
  const counted: string[] = [];
  const telemetry: Telemetry = {
    ...silentTelemetry,
    count: (name, _by, labels = {}) =>
      void counted.push([name, ...Object.values(labels)].join(' ')),
  };
  const quarantine = { keep: async (misfit: ProviderMisfit) => void misfits.push(misfit) };
  const pauses = fleetingPauses(clock);
  const providerOf = (limits: Limits) =>
    new Provider(
      { ...limits, ...changed },
      {
        ...{ pauses, telemetry, clock, random: () => 0.5, fetch },
        sleep: async (ms, signal) => {
          time.now += ms;
          await sleep(0, undefined, { signal });
        },
      },
    );
  const { perSecond: _, ...unhurried } = spotifyLimits;
  const deps = { telemetry, quarantine };
  const accounts = new SpotifyAccounts({
    ...deps,
    ...{ provider: providerOf(spotifyAccountsLimits), address: fake.accountsUrl, clock },
    clientId: fake.world.clientId,
  });
  const api = new SpotifyApi({ ...deps, provider: providerOf(unhurried), address: fake.apiUrl });
  /** Opens the page of consent, as a browser does, and takes the code for tokens. */
  const agree = async (): Promise<SpotifyTokens> => {
    const { verifier, challenge } = newProofKey();
    const url = accounts.authoriseUrl({ state: 'a state', challenge, redirectUri });
    const sentBack = await fetch(url, { redirect: 'manual' });
    const back = new URL(sentBack.headers.get('location') ?? '');
    const code = back.searchParams.get('code') ?? '';
    return accounts.exchange({ code, verifier, redirectUri });
  };
  let tokens = await agree();
  const holder: SpotifyHolder = {
    token: async () => tokens.accessToken,
    renewed: async () => {
      tokens = await accounts.refresh(tokens.refreshToken);
      return tokens.accessToken;
    },
  };
  return { fake, accounts, api, holder, agree, misfits, counted, time, pauses };
}
