import { EchoError } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { recordPlays } from '@echotune/service';
import { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { IdParams } from '../schema/id-params.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { Nothing } from '../schema/nothing.ts';
import { Cursor, cursorOf, placeOf } from '../schema/page.ts';
import { NewPlays, Plays, StoredPlays } from '../schema/play.ts';

const RecentQuery = ListenerQuery.extend({
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: Cursor,
});

export function playRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store, clock } = echotune;

  app.post(
    '/plays',
    {
      config: { needs: 'scrobble', idempotent: 'repeatable' },
      schema: {
        operationId: 'addPlays',
        summary: 'Store plays; answered once they are on disk',
        querystring: ListenerQuery,
        body: NewPlays,
        response: { 201: StoredPlays },
      },
    },
    async (request, reply) => {
      const listener = await listenerOf(store, request);
      const plays = request.body.plays.map(({ title, artist, album, spotifyUri, ...play }) => ({
        ...play,
        track: namedTrack(title, artist, {
          id: spotifyUri,
          album,
          identities: spotifyUri === null ? [] : [{ kind: 'spotify-track', value: spotifyUri }],
        }),
      }));
      const outcomes = await recordPlays(
        store,
        { listenerId: listener.id, source: 'api', now: clock() },
        plays,
      );
      return reply.code(201).send({ outcomes });
    },
  );

  app.get(
    '/plays',
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'listPlays',
        summary: 'What was played, the newest first',
        querystring: RecentQuery,
        response: { 200: Plays },
      },
    },
    async (request) => {
      const listener = await listenerOf(store, request);
      const { limit, cursor } = request.query;
      const [startedAt = 0, id = 0] = placeOf(cursor, 2) ?? [];
      const before = cursor === undefined ? undefined : { startedAt, id };
      const plays = await store.plays.recent(listener.id, limit, before);
      const last = plays.length === limit ? plays.at(-1) : undefined;
      const songs = await store.catalogue.cards([...new Set(plays.map((play) => play.songId))]);
      return {
        plays: plays.map(({ id, songId, startedAt, msPlayed }) => ({
          ...{ id, song: songId, startedAt, msPlayed },
          title: songs.get(songId)?.title ?? '',
          artist: songs.get(songId)?.artist ?? '',
        })),
        next: last === undefined ? null : cursorOf(last.startedAt, last.id),
      };
    },
  );

  app.delete(
    '/plays/:id',
    {
      config: { needs: 'session' },
      schema: {
        operationId: 'deletePlay',
        summary: 'Delete a play, for later imports too',
        response: { 204: Nothing },
        params: IdParams,
        querystring: ListenerQuery,
      },
    },
    async (request, reply) => {
      const listener = await listenerOf(store, request);
      if (!(await store.plays.delete(listener.id, request.params.id))) {
        throw new EchoError('not-found', `There is no play ${request.params.id}.`);
      }
      return reply.code(204).send();
    },
  );
}
