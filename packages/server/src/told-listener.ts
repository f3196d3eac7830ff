import type { Listener, Store } from '@echotune/data';
import type { z } from 'zod';
import type { Listener as Told } from './schema/listener.ts';

/** A listener as the API tells of them. */
export async function toldListener(
  store: Store,
  { id, name, timeZone, demo }: Listener,
): Promise<z.input<typeof Told>> {
  const allowed = await store.enrichment.allowed(id);
  const plays = await store.plays.count(id);
  return { id, name, timeZone, demo, plays, covers: allowed.includes('coverart') };
}
