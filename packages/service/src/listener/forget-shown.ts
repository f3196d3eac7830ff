import type { Store } from '@echotune/data';

/** Long enough to turn shelves and to learn from feedback. */
export const usualShownDays = 90;

const dayMs = 86_400_000;

/** Removes what a listener was shown longer ago than it is kept. Returns how many songs on shelves. */
export async function forgetShown(store: Store, listenerId: number, now: number): Promise<number> {
  const { shownDays } = await store.listeners.retention(listenerId);
  return store.impressions.removeBefore(listenerId, now - (shownDays ?? usualShownDays) * dayMs);
}
