import { EchoError } from '@echotune/data';
import { cancelJob, listRejected } from '@echotune/service';
import { z } from 'zod';
import { assertReceiver, enqueueUpload } from '../enqueue-upload.ts';
import { callerOf } from '../http/caller.ts';
import { wantedIn } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import { streamEvents } from '../http/stream-events.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { importStatus } from '../import-status.ts';
import { fileOf } from '../schema/file.ts';
import { IdParams } from '../schema/id-params.ts';
import { ImportStatus, RejectedRows } from '../schema/import.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { spoolUpload } from '../spool-upload.ts';

const UploadQuery = ListenerQuery.extend({ timeZone: z.string().max(64).default('UTC') });
const write = { needs: 'scrobble' } as const;
const read = { needs: 'read' } as const;
const LimitQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).default(200) });

export function importRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { config, store, spoolFolder } = echotune;

  app.post(
    '/imports',
    {
      config: { ...write, takes: 'files' },
      schema: {
        operationId: 'importFiles',
        summary: 'Import files; answered before they are read',
        querystring: UploadQuery,
        response: { 202: ImportStatus },
      },
    },
    async (request, reply) => {
      if (!request.isMultipart()) {
        throw new EchoError('input-invalid', 'Send the files as multipart/form-data.');
      }
      const { reach } = callerOf(request);
      const { timeZone } = request.query;
      const receiver = { wanted: wantedIn(request.query), reach, timeZone };
      await assertReceiver(echotune, receiver);
      const upload = await spoolUpload(request.files(), spoolFolder, config.maxUploadBytes);
      const job = await enqueueUpload(echotune, upload, receiver);
      worker.wake();
      return reply.code(202).send(await importStatus(store, job.id, reach));
    },
  );

  app.get(
    '/imports/:id',
    {
      config: read,
      schema: {
        operationId: 'getImport',
        summary: 'How far an import is, and how its rows add up',
        params: IdParams,
        response: { 200: ImportStatus },
      },
    },
    (request) => importStatus(store, request.params.id, callerOf(request).reach),
  );

  app.get(
    '/imports/:id/events',
    {
      config: read,
      schema: {
        operationId: 'streamImport',
        summary: 'The same as server-sent events, until it is finished',
        params: IdParams,
        response: { 200: fileOf('Events named "status"', 'text/event-stream') },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { reach } = callerOf(request);
      await importStatus(store, id, reach);
      await streamEvents(reply, 'status', async () => {
        const status = await importStatus(store, id, reach);
        return { data: status, last: status.state !== 'queued' && status.state !== 'running' };
      });
    },
  );

  app.get(
    '/imports/:id/rejected',
    {
      config: read,
      schema: {
        operationId: 'listRejectedRows',
        summary: 'The rows that could not be read, each with the reason',
        params: IdParams,
        querystring: LimitQuery,
        response: { 200: RejectedRows },
      },
    },
    async (request) => {
      const { reach } = callerOf(request);
      const { files } = await importStatus(store, request.params.id, reach);
      return { rows: await listRejected(store, files, request.query.limit) };
    },
  );

  app.delete(
    '/imports/:id',
    {
      config: write,
      schema: {
        operationId: 'cancelImport',
        summary: 'Stop an import',
        params: IdParams,
        response: { 202: ImportStatus },
      },
    },
    async (request, reply) => {
      const { reach } = callerOf(request);
      const { id } = await importStatus(store, request.params.id, reach);
      await cancelJob(echotune, id);
      return reply.code(202).send(await importStatus(store, id, reach));
    },
  );
}
