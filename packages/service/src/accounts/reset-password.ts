import {
  type Account,
  EchoError,
  hashPassword,
  type OneTimeLink,
  type Store,
} from '@echotune/data';
import { assertLink, linkLastsMs, useLink } from './use-link.ts';

/** A link for a new password, which replaces the one before. */
export function offerReset(
  store: Store,
  accountId: string,
): Promise<{ link: OneTimeLink; token: string }> {
  return store.links.issue({ kind: 'reset', accountId, listenerId: null, lastsMs: linkLastsMs });
}

/** Sets a new password, which signs out everywhere. Throws link-unknown. */
export async function resetPassword(
  store: Store,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<Account> {
  await assertLink(store, 'reset', token);
  const passwordHash = await hashPassword(password);
  return store.transaction(async (tx) => {
    const { accountId } = await useLink(tx, 'reset', token);
    const account = await tx.accounts.get(accountId ?? '');
    if (account === null) throw new EchoError('account-unknown', 'There is no such account.');
    await tx.accounts.setPassword(account.id, passwordHash);
    return account;
  });
}

/**
 * Sets a new password for who knows the old one; the session that asks stays, others end.
 * Throws sign-in-failed.
 */
export async function changePassword(
  store: Store,
  change: {
    readonly accountId: string;
    readonly sessionId: string;
    readonly current: string;
    readonly password: string;
  },
): Promise<void> {
  if (!(await store.accounts.hasPassword(change.accountId, change.current))) {
    throw new EchoError('sign-in-failed', 'That is not the password you have now.');
  }
  const passwordHash = await hashPassword(change.password);
  await store.accounts.setPassword(change.accountId, passwordHash, change.sessionId);
}
