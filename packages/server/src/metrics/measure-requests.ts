import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TypedApp } from '../http/typed-app.ts';
import type { Metrics } from './metrics.ts';

/** As nginx has it: the client went away before it was answered. */
const clientGone = 499;
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Measures every request from here on, however it ends, by the pattern of its route: an address holds what is
 * nobody's business, and there are too many. Before any other hook that may refuse one.
 */
export function measureRequests(app: TypedApp, metrics: Metrics): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.ws) {
      countWhileOpen(metrics, 'echotune_live_connections', request.raw.socket);
      return;
    }
    const begunAt = performance.now();
    countWhileOpen(metrics, 'echotune_http_requests_in_flight', reply.raw);
    reply.raw.once('close', () => {
      metrics.record({
        ...{ is: 'observation', name: 'http_request_duration_seconds' },
        ...{ value: (performance.now() - begunAt) / 1000, labels: labelsOf(request, reply) },
      });
    });
  });
}

function countWhileOpen(
  metrics: Metrics,
  name: Parameters<Metrics['change']>[0],
  open: { once(event: 'close', listener: () => void): unknown },
): void {
  metrics.change(name, 1);
  open.once('close', () => metrics.change(name, -1));
}

function labelsOf({ routeOptions, method, is404 }: FastifyRequest, { raw }: FastifyReply) {
  return {
    route: is404 ? 'none' : (routeOptions.url ?? 'none'),
    method: methods.has(method) ? method : 'other',
    status: String(raw.writableEnded ? raw.statusCode : clientGone),
  };
}
