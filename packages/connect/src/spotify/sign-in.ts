/**
 * Signing in to Spotify: authorization code with PKCE (RFC 7636), without a client secret. Redirects go
 * to HTTPS or to a loopback literal; `localhost` is refused. Refresh tokens end six months after the
 * consent, whatever is refreshed meanwhile.
 */
import { createHash, randomBytes } from 'node:crypto';
import { EchoError } from '@echotune/data';
import { z } from 'zod';
import { type ContractDeps, readAnswer } from '../contract/contract.ts';
import { jsonOf } from '../contract/json-of.ts';
import type { Answer } from '../policy/attempt.ts';
import type { Provider } from '../policy/provider.ts';
import { spotifyScopes } from './limits.ts';

export interface SpotifyTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Of the access token, UTC epoch milliseconds. */
  readonly expiresAt: number;
  readonly scopes: readonly string[];
}

export interface SpotifyAccountsDeps extends ContractDeps {
  /** One with `spotifyAccountsLimits`. */
  readonly provider: Provider;
  /** e.g. https://accounts.spotify.com */
  readonly address: string;
  readonly clientId: string;
  readonly clock: () => number;
}

/** A secret of this sign-in, and what is shown of it. */
export interface ProofKey {
  readonly verifier: string;
  readonly challenge: string;
}

export function newProofKey(): ProofKey {
  const verifier = randomBytes(48).toString('base64url');
  return { verifier, challenge: challengeOf(verifier) };
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  token_type: z.string(),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
  scope: z.string().optional(),
});

const RefusedToken = z.object({ error: z.string(), error_description: z.string().optional() });

/** accounts.spotify.com. Throws what `Provider.send` throws, and provider-misfit. */
export class SpotifyAccounts {
  readonly #deps: SpotifyAccountsDeps;

  constructor(deps: SpotifyAccountsDeps) {
    this.#deps = deps;
  }

  /** Where somebody agrees, and is sent back to `redirectUri` with a code. */
  authoriseUrl(asked: { state: string; challenge: string; redirectUri: string }): string {
    const query = new URLSearchParams({
      ...{ client_id: this.#deps.clientId, response_type: 'code' },
      ...{ redirect_uri: asked.redirectUri, state: asked.state, scope: spotifyScopes.join(' ') },
      ...{ code_challenge_method: 'S256', code_challenge: asked.challenge },
    });
    return `${this.#deps.address}/authorize?${query}`;
  }

  /** Takes the code for tokens; it can be taken once. Throws provider-refused. */
  async exchange(given: {
    code: string;
    verifier: string;
    redirectUri: string;
  }): Promise<SpotifyTokens> {
    const { code, verifier, redirectUri } = given;
    const form = { grant_type: 'authorization_code', code, code_verifier: verifier };
    const answer = await this.#ask('exchange', { ...form, redirect_uri: redirectUri }, false);
    if (answer.status !== 200) throw refusal(answer);
    const tokens = await this.#read('exchange', answer);
    const { refresh_token: refreshToken } = tokens;
    if (refreshToken === undefined) {
      throw new EchoError('provider-misfit', 'spotify-accounts, exchange: no refresh_token');
    }
    return this.#tokens(tokens, refreshToken);
  }

  /**
   * A new access token, and often a new refresh token, after which the old one is worth nothing.
   * Throws provider-consent-needed where the consent is over or was withdrawn.
   */
  async refresh(refreshToken: string): Promise<SpotifyTokens> {
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const answer = await this.#ask('refresh', form, true);
    if (answer.status !== 200) throw refusal(answer);
    const tokens = await this.#read('refresh', answer);
    return this.#tokens(tokens, tokens.refresh_token ?? refreshToken);
  }

  #ask(operation: string, form: Readonly<Record<string, string>>, repeatable: boolean) {
    const { provider, address, clientId } = this.#deps;
    const body = new URLSearchParams({ ...form, client_id: clientId }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return provider.send({
      ...{ operation, repeatable, priority: 'interactive' },
      request: () => new Request(`${address}/api/token`, { method: 'POST', headers, body }),
    });
  }

  #read(operation: string, answer: Answer) {
    const contract = { provider: this.#deps.provider.limits.provider, operation };
    return readAnswer({ ...contract, schema: TokenAnswer }, answer, this.#deps);
  }

  #tokens(read: z.output<typeof TokenAnswer>, refreshToken: string): SpotifyTokens {
    return {
      ...{ accessToken: read.access_token, refreshToken },
      expiresAt: this.#deps.clock() + read.expires_in * 1000,
      scopes: read.scope?.split(' ').filter(Boolean) ?? spotifyScopes,
    };
  }
}

function refusal({ status, text }: Answer): EchoError {
  const told = RefusedToken.safeParse(jsonOf(text)).data;
  const why = told === undefined ? `status ${status}` : (told.error_description ?? told.error);
  return told?.error === 'invalid_grant'
    ? new EchoError('provider-consent-needed', `Spotify no longer accepts the consent: ${why}.`)
    : new EchoError('provider-refused', `Spotify refused the sign-in: ${why}.`);
}
