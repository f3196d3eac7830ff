import { dependsOn, negotiate } from '../http/negotiate.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { asOpenMetrics, metricsTypes } from '../metrics/exposition.ts';

/** What Prometheus reads of this process, where it looks for it. */
export function metricsRoutes(app: TypedApp, { metrics, gatherer }: RouteContext): void {
  app.get(
    '/metrics',
    {
      config: { needs: 'metrics', anyHost: true, isNeverShed: true, rateLimit: false },
      schema: { hide: true },
    },
    async (request, reply) => {
      await gatherer.gather();
      const text = await metrics.text();
      const [open, plain] = metricsTypes;
      const type = negotiate(request.headers.accept, metricsTypes) ?? plain;
      dependsOn(reply, 'accept');
      reply.header('cache-control', 'no-store').type(type.header);
      return reply.send(type === open ? asOpenMetrics(text) : text);
    },
  );
}
