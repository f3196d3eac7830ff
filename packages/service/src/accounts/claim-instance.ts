import { type Account, EchoError, hashPassword, type Store } from '@echotune/data';
import { createListener } from '../listener/choose-listener.ts';
import { assertLink, type NewAccount, useLink } from './use-link.ts';

/** The token of a link that makes whoever follows it the owner. Throws already-claimed. */
export async function offerClaim(store: Store): Promise<string> {
  if (await store.accounts.isClaimed()) {
    throw new EchoError('already-claimed', 'This EchoTune has an owner.');
  }
  const claim = { kind: 'claim', accountId: null, listenerId: null, lastsMs: null } as const;
  return (await store.links.issue(claim)).token;
}

/**
 * Makes the owner's account. What was listened to before, without an account, is the owner's; where
 * there was nobody, there is a listener of the owner's name. Throws link-unknown, account-exists.
 */
export async function claimInstance(store: Store, given: NewAccount): Promise<Account> {
  const { token, name, timeZone } = given;
  await assertLink(store, 'claim', token);
  const passwordHash = await hashPassword(given.password);
  return store.transaction(async (tx) => {
    await useLink(tx, 'claim', token);
    const account = await tx.accounts.create({ name, role: 'owner', passwordHash });
    if ((await tx.listeners.give(null, account.id)) === 0) {
      await createListener(tx, { name: account.name, timeZone, accountId: account.id });
    }
    return account;
  });
}
