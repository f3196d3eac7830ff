import type { FastifyReply } from 'fastify';
import { openToAll } from '../http/authorise.ts';
import type { TypedApp } from '../http/typed-app.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Pages of other sites may call it: it takes a key in the request, and no cookie opens it. */
    anyOrigin?: boolean;
  }
}

/**
 * What scrobblers need of the routes that follow: calls from other sites' pages and from browser
 * extensions (CORS `*`), and bodies of any type as bytes, since clients say little and often wrongly
 * what they send.
 */
export function openToScrobblers(app: TypedApp): void {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, anyOrigin: true };
  });
  // Each finds out by the token in its own way who asks, and answers in its own way who may not.
  openToAll(app);
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*');
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.options('/*', { schema: { hide: true } }, async (request, reply) => {
    if (request.headers['access-control-request-private-network'] !== undefined) {
      reply.header('access-control-allow-private-network', 'true');
    }
    return reply
      .header('access-control-allow-methods', 'GET, POST, OPTIONS')
      .header('access-control-allow-headers', 'Authorization, Content-Type')
      .header('access-control-max-age', '86400')
      .code(204)
      .send();
  });
}

/** When who asked too often may ask again at the latest: limits are for a minute. */
export function sayWhen(reply: FastifyReply, status: number): void {
  if (status === 429 && !reply.hasHeader('retry-after')) reply.header('retry-after', '60');
}

/** A body as `openToScrobblers` leaves it. */
export function bodyBytes(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array(0);
}
