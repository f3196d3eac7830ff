import { EchoError } from '@echotune/data';
import { cancelJob, jobKinds, retryJob } from '@echotune/service';
import { z } from 'zod';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { jobsPage, operatedJob } from '../job-status.ts';
import { Flag } from '../schema/flag.ts';
import { IdParams } from '../schema/id-params.ts';
import { Jobs, OperatedJob } from '../schema/job.ts';
import { JobState } from '../schema/job-state.ts';
import { Cursor } from '../schema/page.ts';

const config = { needs: 'operate' } as const;
const JobsQuery = z.strictObject({
  open: Flag.default(false).describe('true: only those that wait or run'),
  state: JobState.optional().describe('Only those that stand so; not beside `open`'),
  kind: z.enum(jobKinds).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: Cursor,
});

/** What is done in the background, for who runs EchoTune. */
export function jobRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  app.get(
    '/jobs',
    {
      config,
      schema: {
        operationId: 'listJobs',
        summary: 'What waits, runs and has ended in the background, the newest first',
        ...{ querystring: JobsQuery, response: { 200: Jobs } },
      },
    },
    async (request) => {
      const { open, state, kind, limit, cursor } = request.query;
      if (open && state !== undefined) {
        throw new EchoError('input-invalid', 'state: not together with open.');
      }
      return jobsPage(echotune.store, {
        ...{ limit, cursor, ...(open && { state: ['queued', 'running'] as const }) },
        ...{ ...(state && { state }), ...(kind && { kind }) },
      });
    },
  );

  app.delete(
    '/jobs/:id',
    {
      config,
      schema: {
        operationId: 'cancelJob',
        summary: 'End a job: at once where it waits, else when its worker has noticed',
        ...{ params: IdParams, response: { 200: OperatedJob } },
      },
    },
    async (request) => operatedJob(await cancelJob(echotune, request.params.id)),
  );

  app.post(
    '/jobs/:id/retry',
    {
      config: { ...config, idempotent: 'repeatable' },
      schema: {
        operationId: 'retryJob',
        summary: 'Try a job again that failed or was ended early, with all its attempts',
        ...{ params: IdParams, response: { 202: OperatedJob } },
      },
    },
    async (request, reply) => {
      const job = await retryJob(echotune, request.params.id);
      worker.wake();
      return reply.code(202).send(operatedJob(job));
    },
  );
}
