import { dueDeprecations } from '@echotune/connect';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { knownProviders } from '../known-providers.ts';
import { Nothing } from '../schema/nothing.ts';
import { ProviderQuery, Providers } from '../schema/provider.ts';

const config = { needs: 'operate' } as const;

/** What the operator can see and undo of the outside world. */
export function providerRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { providers } = echotune.store;

  app.get(
    '/providers',
    {
      config,
      schema: {
        operationId: 'listProviders',
        summary:
          'Who can be asked, pauses, answers that did not fit, and what providers are to end',
        response: { 200: Providers },
      },
    },
    async () => ({
      known: knownProviders(echotune).map(({ provider, isSetUp }) => ({ provider, isSetUp })),
      pauses: await providers.pauses(),
      misfits: await providers.misfits(),
      deprecations: dueDeprecations(echotune.clock()),
    }),
  );

  app.delete(
    '/providers/misfits',
    {
      config,
      schema: {
        operationId: 'clearMisfits',
        summary: 'Forget the answers that did not fit',
        response: { 204: Nothing },
      },
    },
    async (_request, reply) => {
      await providers.clearMisfits();
      return reply.code(204).send();
    },
  );

  app.delete(
    '/providers/pauses',
    {
      config,
      schema: {
        operationId: 'resumeProviders',
        summary: 'Ask a provider, or all, again before the pause is over',
        ...{ querystring: ProviderQuery, response: { 204: Nothing } },
      },
    },
    async (request, reply) => {
      const { provider } = request.query;
      const paused = provider === undefined ? await providers.pauses() : [{ provider }];
      for (const one of paused) await providers.resume(one.provider);
      return reply.code(204).send();
    },
  );
}
