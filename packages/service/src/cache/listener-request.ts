import type { CacheRequest, Store } from '@echotune/data';
import { listenerTag } from './listener-tag.ts';

/**
 * A request for what follows from a listener's plays and from what is known of songs: another play, another word of
 * theirs, or another tag is another key. Null where nobody has that id.
 * @param asked all else that the answer follows from
 */
export async function listenerRequest(
  store: Pick<Store, 'listeners' | 'catalogue' | 'features'>,
  listenerId: number,
  asked: readonly unknown[],
): Promise<CacheRequest | null> {
  const listener = await store.listeners.get(listenerId);
  if (listener === null) return null;
  const { rewritten } = await store.catalogue.version();
  const told = await store.features.version();
  const { timeZone, profileVersion, historyVersion, removalVersion } = listener;
  const versions = [profileVersion, historyVersion, removalVersion, rewritten, told];
  return {
    key: JSON.stringify([...asked, timeZone, ...versions]),
    tags: [listenerTag(listenerId)],
  };
}
