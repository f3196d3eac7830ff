import {
  type AccountPlace,
  EchoError,
  type ScrobbleAccount,
  type Store,
  tokenPurpose,
} from '@echotune/data';
import { type Approval, playService } from './find-service.ts';
import { enqueueForwarding } from './schedule-forwarding.ts';
import type { ScrobbleDeps } from './scrobble-deps.ts';

type Kept = Pick<ScrobbleDeps, 'store' | 'secrets'>;

/**
 * Connects a listener to their account at a service that keeps plays: by its name for reading what is
 * public there, with a token (of ListenBrainz' settings; one that was approved at Last.fm) for sending
 * plays too. The token decides whose account it is; it is sealed. The service is asked whether it knows
 * the name, and another account is not put in place of one that is connected. Throws provider-*,
 * input-invalid, listener-unknown.
 */
export async function connectAccount(
  { store, secrets, scrobbling }: Pick<ScrobbleDeps, 'store' | 'secrets' | 'scrobbling'>,
  place: AccountPlace,
  { user, token }: { readonly user: string | null; readonly token: string | null },
): Promise<ScrobbleAccount> {
  const { listenerId, provider } = place;
  const service = playService(scrobbling, provider);
  const put = async (name: string) => {
    const known = (await store.scrobbleAccounts.get(listenerId, provider))?.user ?? name;
    // Neither service tells two names apart by their case.
    if (known.toLowerCase() === name.toLowerCase()) {
      return store.scrobbleAccounts.put(listenerId, provider, known);
    }
    const message = `${known} of ${service.name} is connected; ${name} would take their place.`;
    throw new EchoError('provider-account-taken', message);
  };
  if (token === null) {
    if (user === null) {
      const message = `user: the name at ${service.name} is needed where no token is given.`;
      throw new EchoError('input-invalid', message);
    }
    await service.readPage(user, null, undefined);
    return put(user);
  }
  const signedIn = await service.signIn(token);
  const account = await put(signedIn.user);
  await secrets.put(tokenPurpose(place), signedIn.token, { listenerId });
  return account;
}

/** What a listener has to approve before they connect with it. Throws provider-*, input-invalid. */
export async function askApproval(
  { scrobbling }: Pick<ScrobbleDeps, 'scrobbling'>,
  provider: string,
): Promise<Approval> {
  const { name, askApproval: ask } = playService(scrobbling, provider);
  if (ask !== null) return ask();
  throw new EchoError('input-invalid', `${name} shows its token in its own settings.`);
}

/** The account. Throws provider-not-connected. */
export async function accountOf(
  { store }: { readonly store: Store },
  { listenerId, provider }: AccountPlace,
): Promise<ScrobbleAccount> {
  const account = await store.scrobbleAccounts.get(listenerId, provider);
  if (account !== null) return account;
  throw notConnected(provider);
}

/** Ends it: what waits to be sent goes, and the token. Throws provider-not-connected. */
export async function disconnectAccount(
  { store }: { readonly store: Store },
  { listenerId, provider }: AccountPlace,
): Promise<void> {
  if (await store.scrobbleAccounts.remove(listenerId, provider)) return;
  throw notConnected(provider);
}

function notConnected(provider: string): EchoError {
  return new EchoError('provider-not-connected', `No account of ${provider} is connected.`);
}

const howToAllow: Readonly<Record<string, string>> = {
  listenbrainz:
    'the token of https://listenbrainz.org/settings/: `echotune connect add listenbrainz --token-file -`',
  lastfm:
    'its owner to allow it: `echotune connect approve` says where, then `echotune connect add lastfm --approved TOKEN`',
};

/**
 * Whether new plays are sent there. Throws provider-not-connected; provider-consent-needed without a
 * token.
 */
export async function setForwarding(
  { store, secrets }: Kept,
  place: AccountPlace,
  forwards: boolean,
): Promise<ScrobbleAccount> {
  const { listenerId, provider } = await accountOf({ store }, place);
  if (forwards && (await secrets.get(tokenPurpose(place))) === null) {
    const message = `Sending plays to ${provider} needs ${howToAllow[provider]}.`;
    throw new EchoError('provider-consent-needed', message);
  }
  return store.scrobbleAccounts.change(listenerId, provider, { forwards });
}

/**
 * Has what was given up sent once more, in its old order; what a service takes no more is given up again.
 * Returns how many plays wait again. Throws provider-not-connected.
 */
export async function retryGivenUp(
  { store, clock }: Pick<ScrobbleDeps, 'store' | 'clock'>,
  place: AccountPlace,
): Promise<number> {
  const { listenerId, provider } = await accountOf({ store }, place);
  return store.transaction(async (tx) => {
    const waiting = await tx.scrobbleAccounts.waitAgain(listenerId, provider);
    if (waiting > 0) await enqueueForwarding(tx, clock());
    return waiting;
  });
}
