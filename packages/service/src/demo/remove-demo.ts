import { type ForgetDeps, forgetAll } from '../listener/forget-listener.ts';
import type { Retraining } from '../train/unlearn.ts';

/** Removes the demo's listener and community, from the models too. False where there was none. */
export async function removeDemo(deps: ForgetDeps, retraining: Retraining): Promise<boolean> {
  const { listeners, corpora } = deps.store;
  const idsOf = (all: readonly { id: number; demo: boolean }[]) =>
    all.flatMap(({ id, demo }) => (demo ? [id] : []));
  const listenerIds = idsOf(await listeners.list());
  const corpusIds = idsOf(await corpora.list());
  if (listenerIds.length + corpusIds.length === 0) return false;
  await forgetAll(deps, { listenerIds, corpusIds }, retraining);
  return true;
}
