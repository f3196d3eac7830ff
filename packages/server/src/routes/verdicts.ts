import { EchoError } from '@echotune/data';
import { giveVerdict, nameExclusions, type VerdictTarget as Target } from '@echotune/service';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { Nothing } from '../schema/nothing.ts';
import { NewVerdict, Verdict, VerdictQuery, Verdicts, VerdictsQuery } from '../schema/verdict.ts';

const config = { needs: 'recommend' } as const;

function targetOf({
  song,
  artist,
}: {
  song?: number | undefined;
  artist?: number | undefined;
}): Target {
  if (song !== undefined) return { songId: song };
  if (artist !== undefined) return { artistId: artist };
  throw new EchoError('input-invalid', 'Name either a song or an artist.');
}

export function verdictRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store, clock } = echotune;

  app.get(
    '/verdicts',
    {
      config,
      schema: {
        operationId: 'listVerdicts',
        summary: 'What was said of songs and artists',
        querystring: VerdictsQuery,
        response: { 200: Verdicts },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      const verdicts = await store.verdicts.list(id, [request.query.kind].flat());
      // They name what exclusions name: a song or an artist.
      const subjects = verdicts.map((verdict) => ({ ...verdict, from: null, to: null }));
      const named = await nameExclusions(store, subjects);
      return {
        verdicts: subjects.map((verdict) => {
          const { title, artistName } = named(verdict);
          const { kind, songId: song, artistId: artist, at } = verdict;
          return { kind, song, artist, at, title, artistName };
        }),
      };
    },
  );

  app.put(
    '/verdicts',
    {
      config,
      schema: {
        operationId: 'giveVerdict',
        summary: 'Say what to think of a song or an artist',
        querystring: ListenerQuery,
        body: NewVerdict,
        response: { 200: Verdict },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      const target = targetOf(request.body);
      const { kind, songId, artistId, at } = await giveVerdict(
        store,
        id,
        target,
        request.body.kind,
        clock(),
      );
      return { kind, song: songId, artist: artistId, at };
    },
  );

  app.delete(
    '/verdicts',
    {
      config,
      schema: {
        operationId: 'clearVerdict',
        summary: 'Take back what was said of a song or an artist',
        response: { 204: Nothing },
        querystring: VerdictQuery,
      },
    },
    async (request, reply) => {
      const { id } = await listenerOf(store, request);
      await store.verdicts.clear(id, targetOf(request.query));
      return reply.code(204).send();
    },
  );
}
