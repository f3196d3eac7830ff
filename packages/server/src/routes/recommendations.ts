import { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import { languageOf } from '../http/negotiate.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import {
  Batch,
  type ControlsQuery,
  NewBatch,
  RadioQuery,
  ShelfQuery,
  ShelvesQuery,
} from '../schema/controls.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { Explanation, Shelf, ShelfName, Shelves } from '../schema/recommendation.ts';
import { listed, wishesOf } from '../schema/wishes.ts';
import { shelfOf } from '../shelf-of.ts';
import { songOf } from '../song-of.ts';

const ImpressionParams = z.object({ impression: z.coerce.number().int().positive() });

const config = { needs: 'recommend' } as const;
const homeShelves = ['on-repeat', 'rediscover', 'discover', 'right-now'] as const;

function controlsOf(query: Omit<z.output<typeof ControlsQuery>, 'listener'>) {
  const { limit, familiarity, popularity } = query;
  return {
    limit,
    ...(familiarity !== undefined && { familiarity }),
    ...(popularity !== undefined && { popularity }),
    wishes: wishesOf(query),
  };
}

export function recommendationRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store, recommender, explainer } = echotune;

  app.get(
    '/shelves',
    {
      config,
      schema: {
        operationId: 'listShelves',
        summary: 'The shelves that the page begins with',
        querystring: ShelvesQuery,
        response: { 200: Shelves },
      },
    },
    async (request, reply) => {
      const language = languageOf(request, reply);
      const { id: listenerId } = await listenerOf(store, request);
      const { limit } = request.query;
      const shelves: z.input<typeof Shelf>[] = [];
      for (const shelf of homeShelves) {
        const asked = { listenerId, shelf, limit, language };
        shelves.push(shelfOf(await recommender.recommend(asked), language));
      }
      return { shelves };
    },
  );

  app.get(
    '/recommendations',
    {
      config,
      schema: {
        operationId: 'recommend',
        summary: 'Recommended songs, each with its reason',
        querystring: ShelfQuery,
        response: { 200: Shelf },
      },
    },
    async (request, reply) => {
      const language = languageOf(request, reply);
      const { id: listenerId } = await listenerOf(store, request);
      const { shelf, song, mix } = request.query;
      const seeds = { songs: listed(song), mix };
      const asked = { ...controlsOf(request.query), listenerId, shelf, seeds, language };
      return shelfOf(await recommender.recommend(asked), language);
    },
  );

  app.post(
    '/recommendations/batch',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'recommendSeveral',
        summary: 'Several lists at once',
        ...{ querystring: ListenerQuery, body: NewBatch, response: { 200: Batch } },
      },
    },
    async (request, reply) => {
      const language = languageOf(request, reply);
      const { id: listenerId } = await listenerOf(store, request);
      const shelves: z.input<typeof Shelf>[] = [];
      for (const { shelf = 'for-you', song, artist, tag, mix, ...controls } of request.body
        .requests) {
        const seeds = { songs: listed(song), artists: listed(artist), tags: listed(tag), mix };
        const asked = { ...controlsOf(controls), listenerId, shelf, seeds, language };
        shelves.push(shelfOf(await recommender.recommend(asked), language));
      }
      return { shelves };
    },
  );

  app.get(
    '/radio',
    {
      config,
      schema: {
        operationId: 'getRadio',
        summary: 'What goes with songs, artists or tags',
        querystring: RadioQuery,
        response: { 200: Shelf },
      },
    },
    async (request, reply) => {
      const language = languageOf(request, reply);
      const { id: listenerId } = await listenerOf(store, request);
      const { song, artist, tag } = request.query;
      const seeds = { songs: listed(song), artists: listed(artist), tags: listed(tag) };
      const controls = controlsOf(request.query);
      const asked = { ...controls, listenerId, seeds, shelf: 'radio' as const, language };
      return shelfOf(await recommender.recommend(asked), language);
    },
  );

  app.get(
    '/recommendations/:impression/explanation',
    {
      config,
      schema: {
        operationId: 'explainRecommendation',
        summary: 'Why a song was recommended: all that adds up to its score',
        params: ImpressionParams,
        querystring: ListenerQuery,
        response: { 200: Explanation },
      },
    },
    async (request, reply) => {
      const language = languageOf(request, reply);
      const { id } = await listenerOf(store, request);
      const { song, sentences, addends, shelf, ...rest } = await explainer.explain(
        id,
        request.params.impression,
        language,
      );
      return {
        ...rest,
        shelf: ShelfName.parse(shelf),
        song: songOf(song),
        sentences: sentences.map((sentence) => [...sentence]),
        addends: addends.map(({ source, value, label, play }) => ({
          ...{ source, value, label: [...label] },
          play: play && { id: play.id, song: play.songId, startedAt: play.startedAt },
        })),
        sum: addends.reduce((sum, { value }) => sum + value, 0),
      };
    },
  );
}
