import type { Listener, Store } from '@echotune/data';
import { chooseListener } from '@echotune/service';

/** The listener a request means. Throws listener-unknown, listener-ambiguous. */
export function listenerOf(
  store: Store,
  query: { readonly listener?: number | undefined },
): Promise<Listener> {
  return chooseListener(store, query.listener === undefined ? null : { id: query.listener });
}
