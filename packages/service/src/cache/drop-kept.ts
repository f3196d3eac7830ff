import {
  type CacheDrop,
  EchoError,
  namespaceTag,
  type Store,
  type TieredCache,
} from '@echotune/data';
import { listenerTag } from './listener-tag.ts';
import { cacheNamespaces } from './namespaces.ts';

export interface DropDeps {
  readonly store: Pick<Store, 'cache' | 'listeners'>;
  readonly cache: Pick<TieredCache, 'drop'>;
}

/** What is dropped: of a namespace, or of a listener; null for all of it. */
export type DropWish = Omit<CacheDrop, 'id'>;

/**
 * Has all processes let go of what they keep: at once here and wherever Redis carries it to, by the store's word within
 * a minute everywhere else. Throws input-invalid where namespace and listener are both
 * named, listener-unknown.
 */
export async function dropKept({ store, cache }: DropDeps, wish: DropWish): Promise<void> {
  if (wish.namespace !== null && wish.listenerId !== null) {
    throw new EchoError('input-invalid', 'Either a namespace or a listener, not both.');
  }
  const { listenerId } = wish;
  if (listenerId !== null && (await store.listeners.get(listenerId)) === null) {
    throw new EchoError('listener-unknown', `There is no listener number ${listenerId}.`);
  }
  await store.cache.addDrop(wish);
  await cache.drop(tagsOfDrop(wish));
}

export function tagsOfDrop({ namespace, listenerId }: DropWish): readonly string[] {
  if (listenerId !== null) return [listenerTag(listenerId)];
  if (namespace !== null) return [namespaceTag(namespace)];
  return Object.values(cacheNamespaces).map(({ name }) => namespaceTag(name));
}
