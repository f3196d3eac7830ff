import { type ForgetDeps, forgetAll } from '../listener/forget-listener.ts';
import type { Retraining } from '../train/unlearn.ts';

/**
 * Removes the demo's listeners, or the one of an account, and with the last of them the community, from
 * the models too. False where there was none.
 */
export async function removeDemo(
  deps: ForgetDeps,
  retraining: Retraining,
  accountId?: string,
): Promise<boolean> {
  const { listeners, corpora } = deps.store;
  const demos = (await listeners.list()).filter(({ demo }) => demo);
  const going = demos.filter((demo) => accountId === undefined || demo.accountId === accountId);
  const listenerIds = going.map(({ id }) => id);
  const isLast = going.length === demos.length;
  const corpusIds = (await corpora.list()).flatMap(({ id, demo }) => (demo && isLast ? [id] : []));
  if (listenerIds.length + corpusIds.length === 0) return false;
  await forgetAll(deps, { listenerIds, corpusIds }, retraining);
  return true;
}
