import { EchoError, enrichmentServices, type Job } from '@echotune/data';
import {
  allowServices,
  enqueueEnrichment,
  enrichedTotals,
  lastEnrichment,
} from '@echotune/service';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { setUpOf } from '../known-providers.ts';
import { Enrichment, EnrichmentConsent, EnrichmentRun } from '../schema/enrichment.ts';
import { IdParams } from '../schema/id-params.ts';

const path = '/listeners/:id/enrichment';
const config = { needs: 'session' } as const;

function runOf(job: Job): z.output<typeof EnrichmentRun> {
  return EnrichmentRun.parse({
    ...{ state: job.state, failure: job.error, ...enrichedTotals(job) },
  });
}

/** Which services may be asked about what a listener plays, and asking them. */
export function enrichmentRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store } = echotune;

  const idOf = async ({
    caller,
    params: { id },
  }: Pick<FastifyRequest, 'caller'> & { readonly params: z.output<typeof IdParams> }) =>
    (await listenerOf(store, { caller, query: { listener: id } })).id;
  const bodyOf = async (id: number) => {
    const run = await lastEnrichment(store);
    return {
      allowed: await store.enrichment.allowed(id),
      run: run === null ? null : runOf(run),
      services: setUpOf(echotune, enrichmentServices),
    };
  };

  app.get(
    path,
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'getEnrichment',
        summary: 'Which services may be asked about what is played, and how far that is',
        ...{ params: IdParams, response: { 200: Enrichment } },
      },
    },
    async (request) => bodyOf(await idOf(request)),
  );

  app.put(
    path,
    {
      config,
      schema: {
        operationId: 'setEnrichment',
        summary: 'Allow these services, and no others, to be asked about what is played',
        ...{ params: IdParams, body: EnrichmentConsent, response: { 200: Enrichment } },
      },
    },
    async (request) => {
      const id = await idOf(request);
      await allowServices(echotune, id, request.body.allowed);
      return bodyOf(id);
    },
  );

  app.post(
    `${path}/run`,
    {
      config,
      schema: {
        operationId: 'runEnrichment',
        summary: 'Ask the services that are allowed in the background now, not once a day',
        ...{ params: IdParams, response: { 202: EnrichmentRun } },
      },
    },
    async (request, reply) => {
      await idOf(request);
      const job = await enqueueEnrichment(store);
      worker.wake();
      return reply.code(202).send(runOf(job));
    },
  );

  app.delete(
    `${path}/run`,
    {
      config,
      schema: {
        operationId: 'cancelEnrichment',
        summary: 'End the asking; what was answered stays, and the next goes on there',
        ...{ params: IdParams, response: { 200: EnrichmentRun } },
      },
    },
    async (request) => {
      await idOf(request);
      const run = await lastEnrichment(store);
      if (run === null) throw new EchoError('job-unknown', 'Nobody was asked yet.');
      return runOf(await store.jobs.cancel(run.id));
    },
  );
}
