import { bridgeSongs, describeArtist, describeSong } from '@echotune/service';
import { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import { languageOf } from '../http/negotiate.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { ownHistoryOf } from '../own-history-of.ts';
import { Bridge, DescribedArtist, DescribedSong, TasteMap } from '../schema/explore.ts';
import { IdParams } from '../schema/id-params.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { songOf } from '../song-of.ts';

const id = z.coerce.number().int().positive();
const BridgeQuery = ListenerQuery.extend({
  from: id.describe('The song to begin with'),
  to: id.describe('The song to arrive at'),
  length: z.coerce
    .number()
    .int()
    .min(3)
    .max(20)
    .default(8)
    .describe('Songs, both ends among them; fewer where no more fit'),
});

/** Songs and artists as a listener has played them, and what lies between them. */
export function exploreRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store, tasteMaps } = echotune;

  app.get(
    '/songs/:id',
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'getSong',
        summary: 'A song, and how it was played',
        ...{ params: IdParams, querystring: ListenerQuery, response: { 200: DescribedSong } },
      },
    },
    async (request) => {
      const { id: listenerId } = await listenerOf(store, request);
      const found = await describeSong(echotune, listenerId, request.params.id);
      const { song, tags, verdict, exclusions, history } = found;
      return {
        ...{ song: songOf(song), tags: [...tags], verdict, exclusions: [...exclusions] },
        history: ownHistoryOf(history),
      };
    },
  );

  app.get(
    '/artists/:id',
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'getArtist',
        summary: 'An artist, how they were played, and who is like them',
        ...{ params: IdParams, querystring: ListenerQuery, response: { 200: DescribedArtist } },
      },
    },
    async (request) => {
      const { id: listenerId } = await listenerOf(store, request);
      const found = await describeArtist(echotune, listenerId, request.params.id);
      return {
        ...{ id: found.id, name: found.name, tags: [...found.tags] },
        ...{ verdict: found.verdict, exclusions: [...found.exclusions] },
        history: ownHistoryOf(found.history),
        topSongs: found.topSongs.map(({ song, plays }) => ({ song: songOf(song), plays })),
        similar: [...found.similar],
      };
    },
  );

  app.get(
    '/taste-map',
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'getTasteMap',
        summary: 'The artists of a taste on a plane, alike ones near each other',
        ...{ querystring: ListenerQuery, response: { 200: TasteMap } },
      },
    },
    async (request) => {
      const { id: listenerId } = await listenerOf(store, request);
      const { model, artists } = await tasteMaps.draw(listenerId);
      return { model, artists: artists.map((one) => ({ ...one, tags: [...one.tags] })) };
    },
  );

  app.get(
    '/bridge',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'findBridge',
        summary: 'Songs that lead from one song to another, each with why it fits',
        ...{ querystring: BridgeQuery, response: { 200: Bridge } },
      },
    },
    async (request, reply) => {
      const { id: listenerId } = await listenerOf(store, request);
      const { model, steps, empty } = await bridgeSongs(
        echotune,
        listenerId,
        request.query,
        languageOf(request, reply),
      );
      return {
        ...{ model, empty },
        steps: steps.map(({ song, similarity, reason }) => ({
          ...{ song: songOf(song), similarity, reason: [...reason] },
        })),
      };
    },
  );
}
