import { randomBytes } from 'node:crypto';
import type { SessionStore } from '@echotune/data';
import type { EchoTune } from './wire.ts';

/** Who is signed in; the secret that signs cookies is made once and sealed. Throws secret-unreadable. */
export async function openSessions({ config, secrets, store }: EchoTune): Promise<SessionStore> {
  const secret = await secrets.getOrMake('session cookies', () =>
    randomBytes(32).toString('base64url'),
  );
  return store.sessions(secret, config.publicUrl ?? 'http://127.0.0.1');
}
