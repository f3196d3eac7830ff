import type { Store, TieredCache } from '@echotune/data';
import { listenerTag } from '../cache/listener-tag.ts';
import { tidyCovers } from '../covers/tidy-covers.ts';
import { removeListener } from '../jobs/remove-listener.ts';
import type { ListenerProfiles } from '../recommend/keep-profiles.ts';
import type { TrainDeps } from '../train/train-models.ts';
import { type Retraining, unlearn } from '../train/unlearn.ts';

export interface ForgetDeps extends TrainDeps {
  readonly profiles: Pick<ListenerProfiles, 'drop'>;
  readonly cache: Pick<TieredCache, 'drop'>;
  readonly spoolFolder: string;
  readonly coversFolder: string;
}

/** Removes a listener from store, uploads, pictures, models and memory. Throws listener-unknown. */
export function forgetListener(
  deps: ForgetDeps,
  listenerId: number,
  retraining: Retraining,
): Promise<void> {
  return forgetAll(deps, { listenerIds: [listenerId], corpusIds: [] }, retraining);
}

/** The same of several, and of corpora, as one step. */
export async function forgetAll(
  deps: ForgetDeps,
  who: { readonly listenerIds: readonly number[]; readonly corpusIds: readonly number[] },
  retraining: Retraining,
): Promise<void> {
  const { spoolFolder, profiles, cache } = deps;

  await unlearn(deps, retraining, async (store: Store) => {
    for (const id of who.corpusIds) await store.corpora.remove(id);
    for (const id of who.listenerIds) await removeListener({ store, spoolFolder }, id);
    return true;
  });
  await tidyCovers(deps);
  for (const id of who.listenerIds) await profiles.drop(id);
  await cache.drop(who.listenerIds.map(listenerTag));
}
