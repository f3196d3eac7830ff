import type { Listener, Store } from '@echotune/data';
import { chooseListener } from '@echotune/service';
import type { FastifyRequest } from 'fastify';
import { callerOf } from './caller.ts';

/** `listener` of a query, as a wish. */
export function wantedIn({ listener }: { readonly listener?: number | undefined }) {
  return listener === undefined ? null : { id: listener };
}

/** The listener of the caller's that a request means. Throws listener-unknown, listener-ambiguous. */
export function listenerOf(
  store: Store,
  request: Pick<FastifyRequest, 'caller'> & {
    readonly query: { readonly listener?: number | undefined };
  },
): Promise<Listener> {
  return chooseListener(store, wantedIn(request.query), callerOf(request).reach);
}
