import { EchoError } from '@echotune/data';
import { accountOf, enqueuePull, lastPull } from '@echotune/service';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { NewPull, Pull } from '../schema/scrobble-account.ts';
import { pullStatus } from '../scrobble-account-status.ts';
import { accountsPath, PlaceParams, placeIn } from './scrobble-accounts.ts';

const pullPath = `${accountsPath}/:service/pull` as const;
const config = { needs: 'session' } as const;

/** Reading a history from a service that keeps plays; of an account one reading at a time. */
export function scrobblePullRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store } = echotune;

  app.post(
    pullPath,
    {
      config,
      schema: {
        operationId: 'startPull',
        summary: 'Read the history there in the background, down to what is known',
        ...{ params: PlaceParams, body: NewPull, response: { 202: Pull } },
      },
    },
    async (request, reply) => {
      const place = await placeIn(echotune, request);
      const job = await enqueuePull(store, { ...place, again: request.body.again });
      worker.wake();
      return reply.code(202).send(pullStatus(job));
    },
  );

  app.delete(
    pullPath,
    {
      config,
      schema: {
        operationId: 'cancelPull',
        summary: 'End the reading of a history; what was stored stays, and the next goes on there',
        ...{ params: PlaceParams, response: { 200: Pull } },
      },
    },
    async (request) => {
      const account = await accountOf(echotune, await placeIn(echotune, request));
      const job = await lastPull(store, account);
      if (job === null) throw new EchoError('job-unknown', 'No reading of it was begun.');
      return pullStatus(await store.jobs.cancel(job.id));
    },
  );
}
