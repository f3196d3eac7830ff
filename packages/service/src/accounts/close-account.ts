import { EchoError } from '@echotune/data';
import { type ForgetDeps, forgetAll } from '../listener/forget-listener.ts';
import type { Retraining } from '../train/unlearn.ts';

export interface Closing {
  readonly accountId: string;
  readonly password: string;
  readonly retraining: Retraining;
}

/**
 * Removes an account for who knows its password, and before it all that is known of its listeners: killed
 * between the two, it can be asked for again. Throws sign-in-failed; owner-needed where
 * others have accounts that the owner runs it for.
 */
export async function closeAccount(deps: ForgetDeps, closing: Closing): Promise<void> {
  const { accounts, listeners } = deps.store;
  const { accountId, password, retraining } = closing;
  if (!(await accounts.hasPassword(accountId, password))) {
    throw new EchoError('sign-in-failed', 'That is not the password of this account.');
  }
  const all = await accounts.list();
  const own = all.find(({ id }) => id === accountId);
  if (own?.role === 'owner' && all.length > 1) {
    throw new EchoError(
      'owner-needed',
      'Others have accounts here, and this one runs it for them.',
    );
  }
  const listenerIds = (await listeners.ofAccount(accountId)).map(({ id }) => id);
  await forgetAll(deps, { listenerIds, corpusIds: [] }, retraining);
  await accounts.remove(accountId);
}
