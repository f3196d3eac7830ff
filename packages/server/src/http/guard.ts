import { EchoError } from '@echotune/data';
import type { FastifyRequest } from 'fastify';
import type { TypedApp } from './typed-app.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** People are sent back to it from elsewhere; what they bring back says whether they were sent. */
    isReturn?: boolean;
    /** Whatever name or address it was reached under: machines ask for it, and what they get guards itself. */
    anyHost?: boolean;
  }
}

/** Whether a host name means this machine and nothing else. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|\[::1\]|::1|127(?:\.\d{1,3}){3})$/.test(host);
}

/** Host name of a Host header or an origin, without the port. Null where it is not one. */
function hostName(authority: string): string | null {
  return URL.parse(`http://${authority}`)?.hostname ?? null;
}

/** Whether our own page, the address bar or a program asks; `same-site` is any port of this machine. */
function isOwn(site: string | string[] | undefined): boolean {
  return site === undefined || site === 'same-origin' || site === 'none';
}

/**
 * A link elsewhere may lead to the page, never into the API: its answers leave impressions. Only where
 * people are sent back to must be open, and what they bring back guards it.
 */
function opensPage({ method, headers, routeOptions }: FastifyRequest): boolean {
  const isNavigation = method === 'GET' && headers['sec-fetch-mode'] === 'navigate';
  const isApi = /^\/(?:api|v1)\//.test(routeOptions.url ?? '');
  return isNavigation && (!isApi || routeOptions.config?.isReturn === true);
}

function refuse(request: FastifyRequest, own: URL | null): EchoError | null {
  const authority = request.headers.host ?? '';
  const name = hostName(authority);
  const isPublic = own !== null && authority === own.host;
  const isAny = request.routeOptions.config?.anyHost === true;
  if (!isPublic && !isAny && (name === null || !isLoopback(name))) {
    return new EchoError(
      'host-not-allowed',
      `This server does not answer for "${authority.slice(0, 100)}".`,
    );
  }
  if (request.routeOptions.config?.anyOrigin === true) return null;
  const { origin } = request.headers;
  const ownOrigin = isPublic ? own.origin : `http://${authority}`;
  if (origin !== undefined && origin !== ownOrigin) {
    return new EchoError(
      'origin-not-allowed',
      `A page of ${origin.slice(0, 100)} may not call this server.`,
    );
  }
  if (!isOwn(request.headers['sec-fetch-site']) && !opensPage(request)) {
    return new EchoError('origin-not-allowed', 'Another site may not call this server.');
  }
  return null;
}

/**
 * A page elsewhere must not reach a server on loopback: the Host must be a loopback name (against DNS
 * rebinding) or the address that the operator gave, but for routes that say that any will do, and where a browser names an origin or the asking site, it must
 * be our own page, but for routes that say that they are open to any.
 */
export function addGuard(app: TypedApp, publicUrl: string | null): void {
  const own = publicUrl === null ? null : new URL(publicUrl);
  app.addHook('onRequest', async (request) => {
    const refusal = refuse(request, own);
    if (refusal !== null) throw refusal;
  });
}
