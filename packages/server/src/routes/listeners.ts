import { Readable } from 'node:stream';
import type { Store } from '@echotune/data';
import { exportListener, exportPlays, forgetListener, listListeners } from '@echotune/service';
import { z } from 'zod';
import { callerOf } from '../http/caller.ts';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { activeImports, importKinds } from '../import-status.ts';
import { fileOf } from '../schema/file.ts';
import { IdParams } from '../schema/id-params.ts';
import { Listener, NewListener, Overview } from '../schema/listener.ts';
import { Nothing } from '../schema/nothing.ts';
import { toldListener } from '../told-listener.ts';
import { version } from '../version.ts';

const ExportQuery = z.strictObject({
  as: z.enum(['echotune', 'listenbrainz', 'spotify']).default('echotune'),
});
/** Name and type of the file. */
const exportedAs = {
  echotune: ['echotune.jsonl', 'application/x-ndjson'],
  listenbrainz: ['listens.jsonl', 'application/x-ndjson'],
  spotify: ['Streaming_History_Audio.json', 'application/json'],
} as const;

async function* archiveLines(store: Store, listenerId: number): AsyncGenerator<string> {
  for await (const line of exportListener(store, listenerId)) yield `${JSON.stringify(line)}\n`;
}

export function listenerRoutes(app: TypedApp, { echotune, worker, keys }: RouteContext): void {
  const { store } = echotune;

  app.get(
    '/overview',
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'getOverview',
        summary: 'One’s listeners, and what is going on',
        response: { 200: Overview },
      },
    },
    async (request) => {
      const { reach } = callerOf(request);
      const listeners = await listListeners(store, reach);
      const corpora = await store.corpora.list();
      const training = await store.jobs.list({ kind: 'train', state: ['queued', 'running'] });
      return {
        version,
        listeners: await Promise.all(listeners.map((one) => toldListener(store, one))),
        community: {
          listeners: corpora.reduce((sum, corpus) => sum + corpus.listeners, 0),
          plays: corpora.reduce((sum, corpus) => sum + corpus.plays, 0),
        },
        activeImports: await activeImports(store, reach, importKinds),
        training: training.length > 0,
      };
    },
  );

  app.post(
    '/listeners',
    {
      config: { needs: 'session', idempotent: 'once' },
      schema: {
        operationId: 'addListener',
        summary: 'Make a listener',
        body: NewListener,
        response: { 201: Listener },
      },
    },
    async (request, reply) => {
      const listener = await store.listeners.create({
        ...request.body,
        demo: false,
        accountId: callerOf(request).account.id,
      });
      return reply.code(201).send(await toldListener(store, listener));
    },
  );

  app.get(
    '/listeners/:id/export',
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'exportListener',
        summary: 'Everything known of a listener, to import again, or the plays in another shape',
        ...{ params: IdParams, querystring: ExportQuery },
        response: {
          200: fileOf(
            'Plays, and in the own shape all else',
            'application/x-ndjson',
            'application/json',
          ),
        },
      },
    },
    async (request, reply) => {
      const { caller, params } = request;
      const { id } = await listenerOf(store, { caller, query: { listener: params.id } });
      const { as } = request.query;
      const [name, type] = exportedAs[as];
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .type(type)
        .send(
          Readable.from(
            as === 'echotune'
              ? archiveLines(store, id)
              : exportPlays(store, id, as, { plays: 0, leftOut: 0 }),
          ),
        );
    },
  );

  app.delete(
    '/listeners/:id',
    {
      config: { needs: 'session' },
      schema: {
        operationId: 'forgetListener',
        summary: 'Delete a listener with everything known of them',
        response: { 204: Nothing },
        params: IdParams,
      },
    },
    async (request, reply) => {
      const { caller, params } = request;
      const { id } = await listenerOf(store, { caller, query: { listener: params.id } });
      await forgetListener(echotune, id, 'queued');
      keys.forget();
      worker.wake();
      return reply.code(204).send();
    },
  );
}
