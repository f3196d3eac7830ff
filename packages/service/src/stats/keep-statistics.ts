import type { CacheNamespace, Store } from '@echotune/data';
import { listenerTag } from '../cache/listener-tag.ts';
import type { StatisticsRequest } from './summarise-listening.ts';

/**
 * What is told of a listener's plays, made again when they have played, or something about it has changed. A time
 * that ends now goes on: up to the moment when the answer was made.
 */
export async function keptStatistics<V>(
  {
    store,
    kept,
  }: {
    readonly store: Pick<Store, 'listeners' | 'catalogue' | 'features'>;
    readonly kept: CacheNamespace<V>;
  },
  request: StatisticsRequest,
  make: () => Promise<V>,
): Promise<V> {
  const listener = await store.listeners.get(request.listenerId);
  if (listener === null) return make();
  const { rewritten } = await store.catalogue.version();
  const told = await store.features.version();
  const versions = [listener.profileVersion, listener.historyVersion, listener.removalVersion];
  const key = JSON.stringify([request, listener.timeZone, ...versions, rewritten, told]);
  return kept.get({ key, tags: [listenerTag(listener.id)] }, make);
}
