import { type Account, EchoError, type Scope, type SignedInSession } from '@echotune/data';
import type { Reach } from '@echotune/service';
import type { FastifyRequest } from 'fastify';

/** Who asks: somebody who is signed in on the page, or a program with an API key. */
export interface Caller {
  readonly account: Account;
  readonly scopes: ReadonlySet<Scope>;
  readonly reach: Reach;
  /** Null where it is a key. */
  readonly session: SignedInSession | null;
  /** The number of the key; null where there is none. */
  readonly keyId: number | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** Throws unauthenticated. */
export function callerOf({ caller }: Pick<FastifyRequest, 'caller'>): Caller {
  if (caller !== null) return caller;
  throw new EchoError('unauthenticated', 'Nobody is signed in, and there is no API key.');
}

/** The session of who is signed in. Throws unauthenticated, forbidden. */
export function sessionOf(request: Pick<FastifyRequest, 'caller'>): SignedInSession {
  const { session } = callerOf(request);
  if (session !== null) return session;
  throw new EchoError(
    'forbidden',
    'An API key may not do this: it takes somebody who is signed in.',
  );
}
