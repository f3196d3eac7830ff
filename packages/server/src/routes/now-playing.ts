import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { IdParams } from '../schema/id-params.ts';
import { Nothing } from '../schema/nothing.ts';
import { NewNowPlaying, NowPlaying } from '../schema/now-playing.ts';

const url = '/listeners/:id/now-playing';

/** What a listener hears at this moment, told by scrobblers or here. It is no play: `POST /plays` stores those. */
export function nowPlayingRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store } = echotune;

  const listenerIn = ({
    caller,
    params: { id },
  }: Pick<FastifyRequest, 'caller'> & { params: z.output<typeof IdParams> }) =>
    listenerOf(store, { caller, query: { listener: id } });

  app.get(
    url,
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'getNowPlaying',
        summary: 'What plays now',
        ...{ params: IdParams, response: { 200: NowPlaying } },
      },
    },
    async (request) => {
      const { id } = await listenerIn(request);
      return { playing: await store.nowPlaying.get(id) };
    },
  );

  app.put(
    url,
    {
      config: { needs: 'scrobble' },
      schema: {
        operationId: 'setNowPlaying',
        summary: 'Say what plays now, in place of what did',
        ...{ params: IdParams, body: NewNowPlaying, response: { 200: NowPlaying } },
      },
    },
    async (request) => {
      const { id } = await listenerIn(request);
      return { playing: await store.nowPlaying.set(id, { ...request.body, source: 'api' }) };
    },
  );

  app.delete(
    url,
    {
      config: { needs: 'scrobble' },
      schema: {
        operationId: 'clearNowPlaying',
        summary: 'Say that nothing plays',
        ...{ params: IdParams, response: { 204: Nothing } },
      },
    },
    async (request, reply) => {
      const { id } = await listenerIn(request);
      await store.nowPlaying.clear(id);
      return reply.code(204).send();
    },
  );
}
