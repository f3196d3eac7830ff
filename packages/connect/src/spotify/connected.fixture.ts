import { onTestFinished } from 'vitest';
import { apiKit } from '../api/clients.fixture.ts';
import type { Limits } from '../policy/limits.ts';
import { SpotifyApi, type SpotifyHolder } from './api.ts';
import { startFakeSpotify } from './fake/fake-spotify.ts';
import { spotifyAccountsLimits, spotifyLimits } from './limits.ts';
import { newProofKey, SpotifyAccounts, type SpotifyTokens } from './sign-in.ts';

export const redirectUri = 'http://127.0.0.1:4545/api/v1/spotify/callback';
const start = Date.UTC(2026, 10, 29);

/** The client on a fake Spotify, with somebody who has agreed. Waits between attempts take no time. */
export async function connectedSpotify(changed: Partial<Limits> = {}) {
  const { deps, clock, time, pauses, misfits, counted } = apiKit(start);
  const fake = await startFakeSpotify({ clock });
  onTestFinished(() => fake.close());
  const depsOf = (limits: Limits, address: string) => deps({ ...limits, ...changed }, address);
  const { perSecond: _, ...unhurried } = spotifyLimits;
  const accounts = new SpotifyAccounts({
    ...depsOf(spotifyAccountsLimits, fake.accountsUrl),
    ...{ clock, clientId: fake.world.clientId },
  });
  const api = new SpotifyApi(depsOf(unhurried, fake.apiUrl));
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
