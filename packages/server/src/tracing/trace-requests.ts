import type { TypedApp } from '../http/typed-app.ts';
import type { Tracing } from './tracing.ts';

/**
 * Makes a step of every request, by the pattern of its route and no other part of its address; what is done for it are
 * steps within. Who sends a `traceparent` finds it in their own trace.
 */
export function traceRequests(app: TypedApp, { begin }: Tracing): void {
  if (begin === null) return;
  app.addHook('onRequest', (request, reply, done) => {
    const { method, routeOptions, headers, is404 } = request;
    const route = is404 ? 'none' : (routeOptions.url ?? 'none');
    const sent = headers.traceparent;
    const traceparent = typeof sent === 'string' ? sent : undefined;
    begin(`${method} ${route}`, traceparent, (step) => {
      reply.raw.once('close', () => {
        const { statusCode } = reply.raw;
        const status = String(statusCode);
        const labels = { 'http.request.method': method, 'http.route': route };
        step.end({ ...labels, 'http.response.status_code': status }, statusCode >= 500);
      });
      done();
    });
  });
}
