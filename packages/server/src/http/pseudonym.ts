import { createHmac, randomBytes } from 'node:crypto';
import type { SecretStore } from '@echotune/data';

/**
 * What stands for an address or a name where attempts are counted: the same in every process, and nothing to who
 * reads the database or Redis without the key. `what` it is counted for keeps the counts apart.
 */
export type Pseudonym = (what: string, name: string) => string;

/** The key is made once and sealed. Throws secret-unreadable. */
export async function openPseudonym(secrets: SecretStore): Promise<Pseudonym> {
  const key = await secrets.getOrMake('pseudonyms', () => randomBytes(32).toString('base64url'));
  return (what, name) =>
    `${what}:${createHmac('sha256', key).update(`${what}\0${name}`).digest('base64url').slice(0, 22)}`;
}
