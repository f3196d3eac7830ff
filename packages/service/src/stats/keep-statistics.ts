import type { CacheNamespace, Store } from '@echotune/data';
import { listenerRequest } from '../cache/listener-request.ts';
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
  const asked = await listenerRequest(store, request.listenerId, [request]);
  return asked === null ? make() : kept.get(asked, make);
}
