import { EchoError, type Listener, type Scope, type Store } from '@echotune/data';
import type { KnownKeys } from '../http/known-keys.ts';

/** Whom a scrobbler's token speaks for, and what it may do. */
export interface TokenHolder {
  readonly listener: Listener;
  readonly scopes: ReadonlySet<Scope>;
}

/** The holder of a token, which is an API key; null where it opens nothing. Throws rate-limited. */
export type FindHolder = (token: string) => Promise<TokenHolder | null>;

/** Looks tokens up among the API keys, each as often a minute as it may be used. */
export function holderFinder(store: Store, keys: KnownKeys): FindHolder {
  return async (token) => {
    const known = await keys.find(token);
    if (known === null) return null;
    const { listenerId, perMinute, scopes } = known.key;
    if ((await keys.spend(known.key)) > 0) {
      throw new EchoError('rate-limited', `This token has ${perMinute} requests a minute.`);
    }
    const listener = await store.listeners.get(listenerId);
    return listener && { listener, scopes: new Set(scopes) };
  };
}

/** Throws scope-missing. */
export function assertScope({ scopes }: TokenHolder, scope: Scope): void {
  if (scopes.has(scope)) return;
  throw new EchoError('scope-missing', `This token does not have the scope "${scope}".`);
}
