import { cancelImport, demoListener, removeDemo } from '@echotune/service';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { importStatus } from '../import-status.ts';
import { ImportStatus } from '../schema/import.ts';

export function demoRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store } = echotune;

  app.post('/demo', { schema: { response: { 202: ImportStatus } } }, async (_request, reply) => {
    const listener = await demoListener(echotune);
    const job = await store.jobs.enqueue(
      'demo',
      { listenerId: listener.id },
      { uniqueKey: 'demo' },
    );
    worker.wake();
    return reply.code(202).send(await importStatus(store, job.id));
  });

  app.delete('/demo', async (_request, reply) => {
    const active = await store.jobs.list({ kind: 'demo', state: ['queued', 'running'] });
    for (const { id } of active) await cancelImport(echotune, id);
    if (await removeDemo(echotune, 'queued')) worker.wake();
    return reply.code(204).send();
  });
}
