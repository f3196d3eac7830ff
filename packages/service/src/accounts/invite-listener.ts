import {
  type Account,
  EchoError,
  hashPassword,
  type OneTimeLink,
  type Store,
} from '@echotune/data';
import { chooseListener, createListener } from '../listener/choose-listener.ts';
import { assertLink, linkLastsMs, type NewAccount, useLink } from './use-link.ts';

/**
 * A link for somebody new. They get a listener of their own: the one named, which must have no
 * account, or a new one. Throws listener-unknown.
 */
export async function inviteListener(
  store: Store,
  listenerId: number | null,
): Promise<{ link: OneTimeLink; token: string }> {
  if (listenerId !== null) {
    const { accountId } = await chooseListener(store, { id: listenerId });
    if (accountId !== null) {
      throw new EchoError('listener-unknown', `There is no listener number ${listenerId}.`);
    }
  }
  return store.links.issue({
    ...{ kind: 'invitation', accountId: null, listenerId },
    lastsMs: linkLastsMs,
  });
}

/** Makes the account of who was invited. Throws link-unknown, account-exists. */
export async function acceptInvitation(store: Store, given: NewAccount): Promise<Account> {
  const { token, name, timeZone } = given;
  await assertLink(store, 'invitation', token);
  const passwordHash = await hashPassword(given.password);
  return store.transaction(async (tx) => {
    const { listenerId } = await useLink(tx, 'invitation', token);
    const account = await tx.accounts.create({ name, role: 'listener', passwordHash });
    const given = listenerId === null ? 0 : await tx.listeners.give(listenerId, account.id);
    if (given === 0) {
      await createListener(tx, { name: account.name, timeZone, accountId: account.id });
    }
    return account;
  });
}
