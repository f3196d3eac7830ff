import { type ForgetDeps, forgetAll } from '../listener/forget-listener.ts';
import type { Retraining } from '../train/unlearn.ts';
import { demoSource } from './make-demo.ts';

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
  // What it told of songs that others here play, too; before the rest, so that it can be asked for again.
  if (isLast) await deps.store.features.remove(demoSource);
  await forgetAll(deps, { listenerIds, corpusIds }, retraining);
  return true;
}
