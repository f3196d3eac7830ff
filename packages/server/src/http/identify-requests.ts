import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProcessLog } from '../log/open-logger.ts';
import type { TypedApp } from './typed-app.ts';

/** An id that somebody else gave a request, where it can be nothing but that. */
const given = /^[\w-]{8,64}$/;

/** The id of a request: what `X-Request-Id` says, so that it is found in several logs, or a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const id = headers['x-request-id'];
  return typeof id === 'string' && given.test(id) ? id : randomUUID();
}

/**
 * Says with every answer which id it has in the log, has lines that are written meanwhile say so too, and at the level
 * `info` writes one when it is answered: its route, never its address, and nothing of who asked.
 */
export function identifyRequests(app: TypedApp, { logger, within }: ProcessLog): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    within(request.id, () => {
      if (logger.isLevelEnabled('info')) logWhenAnswered(request, reply);
      done();
    });
  });
}

function logWhenAnswered(request: FastifyRequest, { raw, log }: FastifyReply): void {
  const begunAt = performance.now();
  raw.once('close', () => {
    const { method, routeOptions, is404, id: requestId } = request;
    const route = is404 ? 'none' : routeOptions.url;
    const ms = Math.round(performance.now() - begunAt);
    log.info({ event: 'answered', requestId, method, route, status: raw.statusCode, ms });
  });
}
