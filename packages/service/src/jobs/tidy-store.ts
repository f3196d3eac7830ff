import type { Store } from '@echotune/data';

/** Removes what nobody will ask for again: what has played, answers and deliveries that are old. */
export async function tidyStore(store: Store): Promise<void> {
  await store.nowPlaying.tidy();
  await store.idempotency.tidy();
  await store.webhooks.tidy();
}
