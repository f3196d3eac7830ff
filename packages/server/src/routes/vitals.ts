import { tooMany } from '../http/authorise.ts';
import { callerOf } from '../http/caller.ts';
import { RateLimit } from '../http/rate-limit.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { recordVitals } from '../metrics/record-vitals.ts';
import { Nothing } from '../schema/nothing.ts';
import { Vitals } from '../schema/vitals.ts';

/** A person opens a page every few seconds at most, and each load reports twice. */
const rate = { most: 60, perMs: 60_000 };

/** What the page measures of itself in real browsers; counted, and shown by GET /health. */
export function vitalsRoutes(app: TypedApp, { echotune, vitals }: RouteContext): void {
  const limit = new RateLimit(echotune.clock);
  app.post(
    '/vitals',
    {
      config: { needs: 'session' },
      bodyLimit: 4096,
      schema: {
        operationId: 'reportVitals',
        summary: 'Report how fast a page was, counted without who reported it',
        ...{ body: Vitals, response: { 204: Nothing } },
      },
    },
    async (request, reply) => {
      const waitMs = limit.take(callerOf(request).account.id, rate);
      if (waitMs > 0) throw tooMany(reply, waitMs, 'An account reports at most once a second.');
      vitals.add(request.body);
      recordVitals(echotune.telemetry, request.body);
      return reply.code(204).send();
    },
  );
}
