import type { ImportRun, Store } from '@echotune/data';
import { undoImport } from '@echotune/service';
import type { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { IdParams } from '../schema/id-params.ts';
import { ListenerQuery } from '../schema/listener.ts';
import {
  type PastImport,
  PastImports,
  PastImportsQuery,
  UndoneImport,
} from '../schema/past-import.ts';

async function pastImportOf(
  { imports }: Store,
  run: ImportRun,
): Promise<z.input<typeof PastImport>> {
  const { id, state, startedAt, totals } = run;
  const files = await imports.files(id);
  return {
    ...{ id, state, startedAt, totals },
    files: files.map(({ name, format, totals: ofFile, failure }) => ({
      ...{ name, format, totals: ofFile, failure },
    })),
  };
}

/** What was imported, by whichever way, and taking it back. */
export function pastImportRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store } = echotune;

  app.get(
    '/past-imports',
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'listPastImports',
        summary: 'What was imported, the newest first, file by file',
        querystring: PastImportsQuery,
        response: { 200: PastImports },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      const runs = await store.imports.list(id, request.query.limit);
      const imports = await Promise.all(runs.map((run) => pastImportOf(store, run)));
      return { imports };
    },
  );

  app.delete(
    '/past-imports/:id',
    {
      config: { needs: 'session' },
      schema: {
        operationId: 'undoImport',
        summary: 'Take an import back: plays that nothing else tells of go, from the models too',
        params: IdParams,
        querystring: ListenerQuery,
        response: { 200: UndoneImport },
      },
    },
    async (request) => {
      const { id: listenerId } = await listenerOf(store, request);
      const { plays } = store;
      const before = await plays.count(listenerId);
      await undoImport(echotune, { listenerId, runId: request.params.id }, 'queued');
      worker.wake();
      const left = await plays.count(listenerId);
      return { gone: before - left, left };
    },
  );
}
