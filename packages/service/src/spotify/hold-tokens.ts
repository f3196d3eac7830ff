import type { SpotifyHolder, SpotifyTokens } from '@echotune/connect';
import { EchoError, tokenPurpose } from '@echotune/data';
import { type SpotifyDeps, spotify } from './spotify-deps.ts';

/** A token that ends sooner is renewed before it is used. */
const leastLeftMs = 60_000;
/** Another process may have taken the refresh token and not yet have stored the next one. */
const looks = 5;
const lookAgainMs = 500;

const purposeOf = (listenerId: number) => tokenPurpose({ listenerId, provider: spotify });

export async function keepTokens(
  { secrets }: SpotifyDeps,
  listenerId: number,
  tokens: SpotifyTokens,
): Promise<void> {
  await secrets.put(purposeOf(listenerId), JSON.stringify(tokens), { listenerId });
}

/** Throws provider-not-connected, provider-consent-needed, secret-unreadable. */
async function readTokens(
  { secrets, store }: SpotifyDeps,
  listenerId: number,
): Promise<SpotifyTokens> {
  const connection = await store.connections.get(listenerId, spotify);
  if (connection === null) {
    throw new EchoError('provider-not-connected', 'No Spotify account is connected.');
  }
  const text = await secrets.get(purposeOf(listenerId));
  if (text === null || connection.consentLostAt !== null) {
    throw new EchoError('provider-consent-needed', 'The consent at Spotify is over.');
  }
  return JSON.parse(text);
}

/**
 * The tokens of a listener's account, renewed where they end. A refresh token is worth nothing once it
 * was taken: killed between Spotify's answer and the store, the listener has to connect again.
 */
export function holdTokens(deps: SpotifyDeps, listenerId: number): SpotifyHolder {
  let renewing: Promise<string> | null = null;
  const renewed = (refused: string): Promise<string> => {
    renewing ??= renew(deps, listenerId, refused).finally(() => {
      renewing = null;
    });
    return renewing;
  };
  return {
    token: async () => {
      const { accessToken, expiresAt } = await readTokens(deps, listenerId);
      return expiresAt - deps.clock() > leastLeftMs ? accessToken : renewed(accessToken);
    },
    renewed,
  };
}

async function renew(deps: SpotifyDeps, listenerId: number, refused: string): Promise<string> {
  const held = await readTokens(deps, listenerId);
  if (held.accessToken !== refused) return held.accessToken;
  const connection = await deps.store.connections.get(listenerId, spotify);
  try {
    const tokens = await deps.accounts.refresh(held.refreshToken);
    await keepTokens(deps, listenerId, tokens);
    return tokens.accessToken;
  } catch (cause) {
    if (!(cause instanceof EchoError && cause.code === 'provider-consent-needed')) throw cause;
    for (let look = 0; look < looks; look++) {
      const now = await readTokens(deps, listenerId);
      if (now.refreshToken !== held.refreshToken) return now.accessToken;
      await deps.sleep(lookAgainMs);
    }
    if (connection !== null) await deps.store.connections.loseConsent(connection);
    deps.telemetry.count('spotify_consents_lost');
    throw cause;
  }
}
