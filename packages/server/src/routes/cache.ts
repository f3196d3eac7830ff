import { usualSettings } from '@echotune/data';
import { dropKept, surveyCache } from '@echotune/service';
import { z } from 'zod';
import { cacheBody } from '../cache-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { Cache, CacheDrop } from '../schema/cache.ts';
import { Nothing } from '../schema/nothing.ts';

const config = { needs: 'operate' } as const;
const hourMs = 3_600_000;
const CacheQuery = z.strictObject({
  hours: z.coerce.number().int().min(1).max(24).default(24).describe('How far back'),
});

/** What is kept of answers, for who runs EchoTune. */
export function cacheRoutes(app: TypedApp, { echotune }: RouteContext): void {
  app.get(
    '/cache',
    {
      config,
      schema: {
        operationId: 'getCache',
        summary: 'What was answered from what is kept, what is held, and how Redis is',
        ...{ querystring: CacheQuery, response: { 200: Cache } },
      },
    },
    async (request) => {
      const since = echotune.clock() - request.query.hours * hourMs;
      return cacheBody(await surveyCache(echotune, since));
    },
  );

  app.post(
    '/cache/drop',
    {
      config: { ...config, idempotent: 'repeatable' },
      schema: {
        operationId: 'dropCache',
        summary: 'Let go of what is kept, in every process: of a namespace, a listener, or all',
        ...{ body: CacheDrop, response: { 204: Nothing } },
      },
    },
    async (request, reply) => {
      const { namespace, listener: listenerId } = request.body;
      await dropKept(echotune, { namespace, listenerId });
      // What is held now is told.
      await echotune.cacheWatcher.turn();
      return reply.code(204).send();
    },
  );

  app.delete(
    '/cache/settings',
    {
      config,
      schema: {
        operationId: 'resetCache',
        summary: 'Use the cache as usual again, whatever the agent has set',
        response: { 204: Nothing },
      },
    },
    async (_request, reply) => {
      await echotune.store.cache.setSettings(usualSettings);
      // The other processes take it over within a minute.
      await echotune.cacheWatcher.turn();
      return reply.code(204).send();
    },
  );
}
