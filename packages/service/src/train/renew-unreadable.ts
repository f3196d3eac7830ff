import type { Store } from '@echotune/data';
import type { ChampionModel } from '../recommend/load-champion.ts';

/**
 * Queues a training where the champion's file cannot be read: after an upgrade that stores models
 * otherwise, or damage. Until then the models that need no training answer.
 */
export async function renewUnreadable(store: Store, champion: ChampionModel): Promise<void> {
  const registered = await store.models.byAlias('blend', 'champion');
  if (registered === null) return;
  const { name } = await champion.current();
  if (name === `blend@${registered.version}`) return;
  await store.jobs.enqueue('train', {}, { uniqueKey: 'renew-unreadable' });
}
