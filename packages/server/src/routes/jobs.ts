import { EchoError, type Job } from '@echotune/data';
import { cancelImport, numberIn } from '@echotune/service';
import { z } from 'zod';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { importKinds } from '../import-status.ts';
import { Flag } from '../schema/flag.ts';
import { IdParams } from '../schema/id-params.ts';
import { Jobs, OperatedJob } from '../schema/job.ts';
import { Cursor, cursorOf, placeOf } from '../schema/page.ts';

const config = { needs: 'operate' } as const;
const JobsQuery = z.strictObject({
  open: Flag.default(false).describe('true: only those that wait or run'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: Cursor,
});

/** Of an import what was read of its bytes; other kinds do not tell. */
function shareOf({ progress }: Job): number | null {
  const [read, total] = [numberIn(progress, 'bytesRead'), numberIn(progress, 'bytesTotal')];
  if (read === null || total === null || total <= 0) return null;
  return Math.min(1, Math.max(0, read / total));
}

function bodyOf(job: Job): z.output<typeof OperatedJob> {
  const { id, kind, state, attempts, maxAttempts, runAfter, createdAt, finishedAt, error } = job;
  return {
    ...{ id, kind, state, attempts, maxAttempts, runAfter, createdAt, finishedAt },
    ...{ failure: error, listener: numberIn(job.payload, 'listenerId'), share: shareOf(job) },
  };
}

/** What is done in the background, for who runs EchoTune. */
export function jobRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { jobs } = echotune.store;

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
      const { open, limit, cursor } = request.query;
      const [beforeId] = placeOf(cursor, 1) ?? [];
      const page = await jobs.list({
        ...{ limit, ...(open && { state: ['queued', 'running'] as const }) },
        ...(beforeId !== undefined && { beforeId }),
      });
      const last = page.length === limit ? page.at(-1) : undefined;
      return { jobs: page.map(bodyOf), next: last === undefined ? null : cursorOf(last.id) };
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
    async (request) => {
      const { id } = request.params;
      const job = await jobs.get(id);
      if (job === null) throw new EchoError('job-unknown', `There is no job ${id}.`);
      if (!importKinds.includes(job.kind)) return bodyOf(await jobs.cancel(id));
      await cancelImport(echotune, id);
      return bodyOf((await jobs.get(id)) ?? job);
    },
  );
}
