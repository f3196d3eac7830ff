import type { Store, TieredCache } from '@echotune/data';
import { listenerTag } from '../cache/listener-tag.ts';
import { tidyCovers } from '../covers/tidy-covers.ts';
import { removeListener } from '../jobs/remove-listener.ts';
import { removeUpload } from '../jobs/shared-upload.ts';
import { ignoreOfPlace } from '../lifecycle/read-artifact.ts';
import type { ListenerProfiles } from '../recommend/keep-profiles.ts';
import { type TrainDeps, trainModels } from '../train/train-models.ts';
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
  let unread: string[] = [];

  await unlearn(deps, retraining === 'now' ? 'later' : retraining, async (store: Store) => {
    for (const id of who.corpusIds) await store.corpora.remove(id);
    for (const id of who.listenerIds) {
      unread = unread.concat(await removeListener({ store, spoolFolder }, id));
      // To those that hold answers and do not hear of it by Redis, or to a server that starts later.
      await store.cache.addForgotten(id);
    }
    return true;
  });
  for (const upload of unread) {
    // With its job gone it counts as abandoned within the hour.
    await removeUpload(deps, upload).catch(ignoreOfPlace);
  }
  for (const id of who.listenerIds) await profiles.drop(id);
  await cache.drop(who.listenerIds.map(listenerTag));
  await tidyCovers(deps);
  // Training takes long, and may fail: nothing waits for it.
  if (retraining === 'now') await trainModels(deps);
}
