import { rm } from 'node:fs/promises';
import { EchoError } from '@echotune/data';
import { chooseOrCreateListener, findFiles } from '@echotune/service';
import { z } from 'zod';
import type { RouteContext } from '../http/route-context.ts';
import { streamEvents } from '../http/stream-events.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { importStatus } from '../import-status.ts';
import { ImportStatus, RejectedRows } from '../schema/import.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { spoolUpload, uploadedPaths } from '../spool-upload.ts';

const ImportParams = z.object({ id: z.coerce.number().int().positive() });
const UploadQuery = ListenerQuery.extend({ timeZone: z.string().max(64).default('UTC') });
const LimitQuery = z.object({ limit: z.coerce.number().int().min(1).max(1000).default(200) });

export function importRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store, spoolFolder } = echotune;

  app.post(
    '/imports',
    { schema: { querystring: UploadQuery, response: { 202: ImportStatus } } },
    async (request, reply) => {
      if (!request.isMultipart()) {
        throw new EchoError('input-invalid', 'Send the files as multipart/form-data.');
      }
      const { listener: id, timeZone } = request.query;
      const spool = await spoolUpload(request.files(), spoolFolder);
      try {
        const paths = await uploadedPaths(spool);
        // Recognised here and now, so that a wrong file is answered and not queued.
        await findFiles(paths);
        const first = { name: 'me', timeZone };
        const listener = await chooseOrCreateListener(
          store,
          id === undefined ? null : { id },
          first,
        );
        const job = await store.jobs.enqueue('import', { listenerId: listener.id, paths, spool });
        worker.wake();
        return reply.code(202).send(await importStatus(store, job.id));
      } catch (cause) {
        await rm(spool, { recursive: true, force: true });
        throw cause;
      }
    },
  );

  app.get(
    '/imports/:id',
    { schema: { params: ImportParams, response: { 200: ImportStatus } } },
    (request) => importStatus(store, request.params.id),
  );

  app.get('/imports/:id/events', { schema: { params: ImportParams } }, async (request, reply) => {
    const { id } = request.params;
    await importStatus(store, id);
    await streamEvents(reply, 'status', async () => {
      const status = await importStatus(store, id);
      return { data: status, last: status.state !== 'queued' && status.state !== 'running' };
    });
  });

  app.get(
    '/imports/:id/rejected',
    { schema: { params: ImportParams, querystring: LimitQuery, response: { 200: RejectedRows } } },
    async (request) => {
      const { files } = await importStatus(store, request.params.id);
      const { limit } = request.query;
      const rows: z.output<typeof RejectedRows>['rows'] = [];
      for (const { id, name } of files) {
        if (rows.length >= limit) break;
        const page = { outcome: 'rejected', offset: 0, limit: limit - rows.length } as const;
        for (const span of await store.imports.outcomes(id, page)) {
          const { firstRecord: record, lastRecord, line, code, reason } = span;
          rows.push({ file: name, record, lastRecord, line, code, reason });
        }
      }
      return { rows };
    },
  );

  app.delete(
    '/imports/:id',
    { schema: { params: ImportParams, response: { 202: ImportStatus } } },
    async (request, reply) => {
      const { id } = await importStatus(store, request.params.id);
      await store.jobs.cancel(id);
      return reply.code(202).send(await importStatus(store, id));
    },
  );
}
