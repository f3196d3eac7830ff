import { EchoError } from '@echotune/data';
import { promoteModel, rollBackModel, startCanary, storyOf } from '@echotune/service';
import { z } from 'zod';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { jobStatus } from '../job-status.ts';
import { enqueueTraining, listedModel, modelBodies } from '../models-of.ts';
import { IdParams } from '../schema/id-params.ts';
import { JobStatus, Model, ModelEvents, ModelStory, Models } from '../schema/model.ts';

const VersionParams = z.object({
  version: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
});

export function modelRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store } = echotune;

  const listed = (version: number) => listedModel(echotune, version);

  app.get(
    '/models',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'listModels',
        summary: 'The trained models, the newest first',
        response: { 200: Models },
      },
    },
    async () => ({ models: await modelBodies(echotune) }),
  );

  app.get(
    '/models/events',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'listModelEvents',
        summary: 'What was done with models, and why: the newest hundred',
        response: { 200: ModelEvents },
      },
    },
    async () => ({ events: await store.models.notes('blend', 100) }),
  );

  app.get(
    '/models/:version',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'getModel',
        summary: 'A trained model: how it was proved, what became of it, and how it is taken',
        ...{ params: VersionParams, response: { 200: ModelStory } },
      },
    },
    async ({ params: { version } }) => ({
      model: await listed(version),
      ...(await storyOf(echotune, version)),
    }),
  );

  app.post(
    '/models/:version/canary',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'startCanary',
        summary: 'Let a trained model answer half of the listeners, until they have decided',
        ...{ params: VersionParams, response: { 200: Model } },
      },
    },
    async (request) => listed((await startCanary(echotune, request.params.version)).version),
  );

  app.post(
    '/models/:version/promote',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'promoteModel',
        summary: 'Let a trained model answer, once its file is found to be whole',
        ...{ params: VersionParams, response: { 200: Model } },
      },
    },
    async (request) => listed((await promoteModel(echotune, request.params.version)).version),
  );

  app.post(
    '/models/rollback',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'rollBackModel',
        summary: 'Back to the model before the one that answers',
        response: { 200: Model },
      },
    },
    async () => listed((await rollBackModel(echotune)).version),
  );

  app.post(
    '/models',
    {
      config: { needs: 'operate', idempotent: 'repeatable' },
      schema: {
        operationId: 'trainModel',
        summary: 'Train a model on everything stored; it answers once nothing speaks against it',
        response: { 202: JobStatus },
      },
    },
    async (_request, reply) => {
      const job = await enqueueTraining(store, worker);
      return reply.code(202).send(jobStatus(job));
    },
  );

  app.get(
    '/models/jobs/:id',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'getTraining',
        summary: 'How far a training is',
        ...{ params: IdParams, response: { 200: JobStatus } },
      },
    },
    async (request) => {
      const job = await store.jobs.get(request.params.id);
      if (job?.kind !== 'train') {
        throw new EchoError('job-unknown', `There is no training ${request.params.id}.`);
      }
      return jobStatus(job);
    },
  );
}
