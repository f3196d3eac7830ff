import { EchoError, type Listener, type Scope, type Store } from '@echotune/data';

/** Whom a scrobbler's token speaks for, and what it may do. */
export interface TokenHolder {
  readonly listener: Listener;
  readonly scopes: ReadonlySet<Scope>;
}

/** The holder of a token, which is an API key; null where it opens nothing. */
export type FindHolder = (token: string) => Promise<TokenHolder | null>;

const touchEveryMs = 60_000;

/** Looks tokens up among the API keys. */
export function holderFinder(store: Store, clock: () => number): FindHolder {
  return async (token) => {
    const key = await store.apiKeys.find(token);
    const listener = key && (await store.listeners.get(key.listenerId));
    if (key === null || listener === null) return null;
    if (clock() - (key.usedAt ?? 0) >= touchEveryMs) await store.apiKeys.touch(key.id);
    return { listener, scopes: new Set(key.scopes) };
  };
}

/** Throws scope-missing. */
export function assertScope({ scopes }: TokenHolder, scope: Scope): void {
  if (scopes.has(scope)) return;
  throw new EchoError('scope-missing', `This token does not have the scope "${scope}".`);
}
