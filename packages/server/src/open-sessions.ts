import { randomBytes } from 'node:crypto';
import type { SecretStore, SessionStore, Store } from '@echotune/data';
import type { Config } from './config/config.ts';

/** What signing in is built with. */
export interface SessionParts {
  readonly config: Pick<Config, 'publicUrl'>;
  readonly secrets: SecretStore;
  readonly store: Store;
}

/** Who is signed in; the secret that signs cookies is made once and sealed. Throws secret-unreadable. */
export async function openSessions({
  config,
  secrets,
  store,
}: SessionParts): Promise<SessionStore> {
  const secret = await secrets.getOrMake('session cookies', () =>
    randomBytes(32).toString('base64url'),
  );
  return store.sessions(secret, config.publicUrl ?? 'http://127.0.0.1');
}
