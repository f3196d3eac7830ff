import type { SongCard } from '@echotune/data';
import type { FilledShelf } from '@echotune/service';
import { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { Explanation, Shelf, ShelfName, Shelves } from '../schema/recommendation.ts';
import { listed, several, WishesQuery, wishesOf } from '../schema/wishes.ts';

const ShelvesQuery = ListenerQuery.extend({
  limit: z.coerce.number().int().min(1).max(100).default(12),
});
const SongId = z.coerce.number().int().positive();
/** The dials, the wishes, and whose it is. */
const ControlsQuery = ShelvesQuery.extend({
  ...WishesQuery.shape,
  familiarity: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'For you, more like this, radio: 1 only songs heard before, 0 only new ones; default the own habit',
    ),
  popularity: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('1 prefers what everybody plays, 0 what hardly anybody does; default neither'),
});
const ShelfQuery = ControlsQuery.extend({
  shelf: ShelfName.exclude(['radio']).default('for-you'),
  song: several(SongId).describe('More like this: like this song; may be given several times'),
  mix: z.coerce.number().int().min(1).max(9).optional().describe('Daily mix: which, 1 by default'),
});
const RadioQuery = ControlsQuery.extend({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  song: several(SongId).describe('What goes with this song; may be given several times'),
  artist: several(SongId).describe('With the songs of this artist'),
  tag: several(z.string().trim().min(1).max(64)).describe('With what is called so'),
});
const ImpressionParams = z.object({ impression: z.coerce.number().int().positive() });

const config = { needs: 'recommend' } as const;
const homeShelves = ['on-repeat', 'rediscover', 'discover', 'right-now'] as const;

const titles: Readonly<Record<z.output<typeof ShelfName>, string>> = {
  'for-you': 'For you',
  'on-repeat': 'On repeat',
  rediscover: 'Rediscover',
  discover: 'Discover',
  'right-now': 'Right now',
  weekly: 'New this week',
  'daily-mix': 'Daily mix',
  'more-like-this': 'More like this',
  radio: 'Radio',
};

function songOf({ songId: id, title, artist, artistId, release, spotifyUri }: SongCard) {
  return { id, title, artist, artistId, release, spotifyUri };
}

function shelfOf(filled: FilledShelf): z.input<typeof Shelf> {
  return {
    ...filled,
    title: titles[filled.shelf],
    degraded: [...filled.degraded],
    items: filled.items.map(({ song, reason, ...item }) => ({
      ...item,
      song: songOf(song),
      reason: [...reason],
    })),
  };
}

function controlsOf(query: z.output<typeof ControlsQuery>) {
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
    { config, schema: { querystring: ShelvesQuery, response: { 200: Shelves } } },
    async (request) => {
      const { id: listenerId } = await listenerOf(store, request);
      const { limit } = request.query;
      const shelves: z.input<typeof Shelf>[] = [];
      for (const shelf of homeShelves) {
        shelves.push(shelfOf(await recommender.recommend({ listenerId, shelf, limit })));
      }
      return { shelves };
    },
  );

  app.get(
    '/recommendations',
    { config, schema: { querystring: ShelfQuery, response: { 200: Shelf } } },
    async (request) => {
      const { id: listenerId } = await listenerOf(store, request);
      const { shelf, song, mix } = request.query;
      const seeds = { songs: listed(song), mix };
      return shelfOf(
        await recommender.recommend({ ...controlsOf(request.query), listenerId, shelf, seeds }),
      );
    },
  );

  app.get(
    '/radio',
    { config, schema: { querystring: RadioQuery, response: { 200: Shelf } } },
    async (request) => {
      const { id: listenerId } = await listenerOf(store, request);
      const { song, artist, tag } = request.query;
      const seeds = { songs: listed(song), artists: listed(artist), tags: listed(tag) };
      return shelfOf(
        await recommender.recommend({
          ...{ ...controlsOf(request.query), listenerId, seeds },
          shelf: 'radio',
        }),
      );
    },
  );

  app.get(
    '/recommendations/:impression/explanation',
    {
      config,
      schema: {
        params: ImpressionParams,
        querystring: ListenerQuery,
        response: { 200: Explanation },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      const { song, sentences, addends, shelf, ...rest } = await explainer.explain(
        id,
        request.params.impression,
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
