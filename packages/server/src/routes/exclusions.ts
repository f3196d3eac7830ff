import { EchoError } from '@echotune/data';
import { type NamedExclusion, nameExclusions } from '@echotune/service';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { Exclusion, Exclusions, NewExclusion } from '../schema/exclusion.ts';
import { IdParams } from '../schema/id-params.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { Nothing } from '../schema/nothing.ts';

const bodyOf = ({ songId: song, artistId: artist, ...rest }: NamedExclusion) => {
  return { ...rest, song, artist };
};

export function exclusionRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store } = echotune;

  app.get(
    '/exclusions',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'listExclusions',
        summary: 'What is left out of the taste',
        querystring: ListenerQuery,
        response: { 200: Exclusions },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      const all = await store.verdicts.exclusions(id);
      const named = await nameExclusions(store, all);
      return { exclusions: all.map((each) => bodyOf(named(each))) };
    },
  );

  app.post(
    '/exclusions',
    {
      config: { needs: 'recommend', idempotent: 'once' },
      schema: {
        operationId: 'addExclusion',
        summary: 'Leave plays of a song, an artist or a period out of the taste',
        ...{ querystring: ListenerQuery, body: NewExclusion, response: { 201: Exclusion } },
      },
    },
    async (request, reply) => {
      const { id } = await listenerOf(store, request);
      const { song: songId, artist: artistId, from, to } = request.body;
      const made = await store.verdicts.exclude(id, { songId, artistId, from, to });
      const named = await nameExclusions(store, [made]);
      return reply.code(201).send(bodyOf(named(made)));
    },
  );

  app.delete(
    '/exclusions/:id',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'removeExclusion',
        response: { 204: Nothing },
        summary: 'Let the plays count again',
        ...{ params: IdParams, querystring: ListenerQuery },
      },
    },
    async (request, reply) => {
      const { id } = await listenerOf(store, request);
      if (!(await store.verdicts.unexclude(id, request.params.id))) {
        throw new EchoError('not-found', `There is no exclusion ${request.params.id}.`);
      }
      return reply.code(204).send();
    },
  );
}
