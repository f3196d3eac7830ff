/**
 * Connecting an account: the listener is sent to Spotify with a proof key that stays here, sealed, and
 * comes back with a code. Accounts are told apart by `account_id`, which never changes.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { newProofKey, type SpotifyTokens } from '@echotune/connect';
import { type Connection, EchoError } from '@echotune/data';
import { keepTokens } from './hold-tokens.ts';
import { type SpotifyDeps, spotify } from './spotify-deps.ts';

/** For how long a sign-in that was begun can be finished. */
const lastsMs = 10 * 60_000;

export interface BegunSignIn {
  /** To be opened in a browser. */
  readonly url: string;
  /** UTC epoch milliseconds. */
  readonly expiresAt: number;
}

interface Pending {
  readonly state: string;
  readonly verifier: string;
  readonly redirectUri: string;
  readonly expiresAt: number;
}

const purposeOf = (listenerId: number) => `spotify-sign-in:${listenerId}`;

/** Begins a sign-in; one that the listener had begun before is worth nothing then. */
export async function beginSpotify(
  { accounts, secrets, clock }: SpotifyDeps,
  { listenerId, redirectUri }: { listenerId: number; redirectUri: string },
): Promise<BegunSignIn> {
  const { verifier, challenge } = newProofKey();
  // It names the listener, so that whoever comes back is known without a list of sign-ins.
  const state = `${listenerId}.${randomBytes(24).toString('base64url')}`;
  const expiresAt = clock() + lastsMs;
  const pending: Pending = { state, verifier, redirectUri, expiresAt };
  await secrets.put(purposeOf(listenerId), JSON.stringify(pending), { listenerId });
  return { url: accounts.authoriseUrl({ state, challenge, redirectUri }), expiresAt };
}

/** The listener whose sign-in a state says it is; null where it says nothing. */
export function listenerOfState(state: string): number | null {
  const [, id] = /^(\d{1,15})\.[\w-]+$/.exec(state) ?? [];
  return id === undefined ? null : Number(id);
}

/**
 * Finishes a sign-in with what Spotify sent back. The caller has made sure that who comes back may act for
 * the listener. Throws provider-consent-needed where none is under way, provider-account-taken, and as
 * `SpotifyAccounts`.
 */
export async function finishSpotify(
  deps: SpotifyDeps,
  { listenerId, state, code }: { listenerId: number; state: string; code: string },
): Promise<Connection> {
  const { accounts, store, clock } = deps;
  const { verifier, redirectUri } = await takePending(deps, listenerId, state);
  const consentAt = clock();
  const tokens = await accounts.exchange({ code, verifier, redirectUri });
  const me = await deps.identity.me(unstored(tokens));
  const connection = await store.connections.connect({
    ...{ listenerId, provider: spotify, accountId: me.account_id, consentAt },
    ...{ accountName: me.display_name ?? me.account_id, scopes: tokens.scopes },
  });
  // After the connection: the tokens of one that was refused must not replace those of one that holds.
  await keepTokens(deps, listenerId, tokens);
  return connection;
}

/** Ends the sign-in that a listener or Spotify gave up. */
export async function abandonSpotify(deps: SpotifyDeps, listenerId: number, state: string) {
  await takePending(deps, listenerId, state);
}

async function takePending(
  { secrets, clock }: SpotifyDeps,
  listenerId: number,
  state: string,
): Promise<Pending> {
  const purpose = purposeOf(listenerId);
  const pending = pendingOf(await secrets.get(purpose));
  if (pending === null || !isSame(pending.state, state) || pending.expiresAt <= clock()) {
    throw new EchoError(
      'provider-consent-needed',
      'This sign-in to Spotify is no longer under way: it was begun too long ago, or another was begun since.',
    );
  }
  // Of two who come back with the same state one goes on.
  if ((await secrets.take(purpose)) === null) {
    throw new EchoError('provider-consent-needed', 'This sign-in to Spotify was finished already.');
  }
  return pending;
}

function pendingOf(text: string | null): Pending | null {
  return text === null ? null : JSON.parse(text);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Who has just signed in, before it is known whose account it is. */
function unstored({ accessToken }: SpotifyTokens) {
  const token = async () => accessToken;
  return { token, renewed: token };
}
