import { EchoError, type Listener, type Scope } from '@echotune/data';
import type { FastifyRequest } from 'fastify';
import { assertScope, type FindHolder } from '../token-holder.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose token the request has, where a route admits nobody without one. */
    tokenListener: Listener | null;
  }
}

/** `Authorization: Token KEY`, in whatever case; `Bearer` too. Throws unauthenticated. */
function tokenOf(authorization: string | undefined): string {
  if (authorization === undefined || authorization === '') {
    throw new EchoError('unauthenticated', 'You need to provide an Authorization header.');
  }
  const token = /^(?:token|bearer) +(\S+)$/i.exec(authorization)?.[1];
  if (token !== undefined) return token;
  throw new EchoError('unauthenticated', 'Provided Authorization header is invalid.');
}

/** The token of a request that asks whether it is good, wherever it is; null where it has none. */
export function askedToken(query: unknown, { headers }: FastifyRequest): string | null {
  const { authorization } = headers;
  if (typeof query === 'string' && query !== '') return query;
  return authorization === undefined || authorization === '' ? null : tokenOf(authorization);
}

/**
 * Lets in whose token may do this, before a byte of the body is read.
 * The hook throws unauthenticated, scope-missing, rate-limited.
 */
export function admit(find: FindHolder, ...scopes: readonly Scope[]) {
  return async (request: FastifyRequest): Promise<void> => {
    const holder = await find(tokenOf(request.headers.authorization));
    if (holder === null) throw new EchoError('unauthenticated', 'Invalid authorization token.');
    for (const scope of scopes) assertScope(holder, scope);
    request.tokenListener = holder.listener;
  };
}

/** Who was let in by `admit`. */
export function admitted({ tokenListener }: FastifyRequest): Listener {
  if (tokenListener === null) throw new EchoError('internal', 'The route admits anybody.');
  return tokenListener;
}

/** Histories are private: of others there is nothing to find. Throws listener-unknown. */
export function assertOwn(listener: Listener, user: string): void {
  if (listener.name.toLowerCase() === user.toLowerCase()) return;
  throw new EchoError('listener-unknown', `Cannot find user: ${user.slice(0, 200)}`);
}
