import { cancelJob, demoListener, removeDemo } from '@echotune/service';
import { callerOf } from '../http/caller.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { activeImports, importStatus } from '../import-status.ts';
import { ImportStatus } from '../schema/import.ts';
import { Nothing } from '../schema/nothing.ts';

const config = { needs: 'session' } as const;

/** Each account has a demo of its own; the community is one. */
export function demoRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store } = echotune;

  app.post(
    '/demo',
    {
      config,
      schema: {
        operationId: 'loadDemo',
        summary: 'Bring a fictional listener and a community to try things with',
        response: { 202: ImportStatus },
      },
    },
    async (request, reply) => {
      const { id: listenerId } = await demoListener(echotune, callerOf(request).account.id);
      const job = await store.jobs.enqueue(
        'demo',
        { listenerId },
        { uniqueKey: `demo ${listenerId}` },
      );
      worker.wake();
      return reply.code(202).send(await importStatus(store, job.id, callerOf(request).reach));
    },
  );

  app.delete(
    '/demo',
    {
      config,
      schema: {
        operationId: 'removeDemo',
        summary: 'Take the fictional listener away',
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { reach } = callerOf(request);
      for (const id of await activeImports(store, reach, ['demo'])) await cancelJob(echotune, id);
      if (await removeDemo(echotune, 'queued', reach.accountId)) worker.wake();
      return reply.code(204).send();
    },
  );
}
