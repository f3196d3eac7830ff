import { EchoError } from '@echotune/data';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { jobStatus } from '../job-status.ts';
import { IdParams } from '../schema/id-params.ts';
import { JobStatus, Models } from '../schema/model.ts';

export function modelRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store } = echotune;

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
    async () => {
      const champion = await store.models.byAlias('blend', 'champion');
      const models = await store.models.list('blend');
      return {
        models: models
          .toSorted((a, b) => b.version - a.version)
          .map(({ id, name: _, artifact: __, ...model }) => ({
            ...model,
            isChampion: id === champion?.id,
          })),
      };
    },
  );

  app.post(
    '/models',
    {
      config: { needs: 'operate', idempotent: 'repeatable' },
      schema: {
        operationId: 'trainModel',
        summary: 'Train a model on everything stored; it answers when it is done',
        response: { 202: JobStatus },
      },
    },
    async (_request, reply) => {
      const job = await store.jobs.enqueue('train', {}, { uniqueKey: 'train' });
      worker.wake();
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
