import { EchoError } from '@echotune/data';
import { countFitting, type RecommendRequest, type Wishes } from '@echotune/service';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { listenerOf } from '../../http/listener-of.ts';
import { judge } from '../../http/problem.ts';
import type { RouteContext } from '../../http/route-context.ts';
import type { TypedApp } from '../../http/typed-app.ts';
import { audioFeaturesOf } from './audio-features.ts';
import {
  AudioFeaturesQuery,
  type NamedQuery,
  NoQuery,
  RecommendationsQuery,
  refuseUnknown,
  unknownTunables,
  valuesOf,
  wishesOf,
} from './query.ts';
import { AudioFeatures, Genres, Recommendations, SeveralAudioFeatures } from './schema.ts';
import { artistsOf, type FoundSeed, findSeeds, seedsOf, tracksOf } from './seeds.ts';
import { trackObjects } from './tracks.ts';
import { tunablesOf } from './tunables.ts';

const mostIds = 100;
const mostGenres = 1000;

/** Errors as Spotify sends them. */
function sendError(
  error: FastifyError | EchoError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { echo, status } = judge(error, request, reply);
  return reply.code(status).send({ error: { status, message: echo.message } });
}

type Context = Pick<RouteContext, 'echotune'>;

async function fullWishes({ echotune: { store } }: Context, query: NamedQuery): Promise<Wishes> {
  const artists = await artistsOf(store, valuesOf(query.x_exclude_artists));
  const songs = await tracksOf(store, valuesOf(query.x_exclude_tracks));
  return {
    ...wishesOf(query),
    withoutArtists: artists.filter((artist) => artist !== null),
    withoutSongs: songs.filter((song) => song !== null),
  };
}

function seedObjects(found: readonly FoundSeed[], pool: { songs: number; fitting: number }) {
  return found.map(({ type, id, found: meant }) => {
    const [initialPoolSize, fitting] = meant === null ? [0, 0] : [pool.songs, pool.fitting];
    const sizes = { initialPoolSize, afterFilteringSize: fitting, afterRelinkingSize: fitting };
    return { type, id, href: null, ...sizes };
  });
}

async function recommendations(
  context: Context,
  listenerId: number,
  query: z.output<typeof RecommendationsQuery>,
): Promise<z.input<typeof Recommendations>> {
  const { store, traits, recommender } = context.echotune;
  const known = await traits.current();
  const found = await findSeeds(context.echotune, known, query);
  const wishes = await fullWishes(context, query);
  const { x_familiarity: familiarity, x_popularity: popularity, limit } = query;
  const request: RecommendRequest = {
    ...{ listenerId, shelf: 'radio', limit, language: 'en', seeds: seedsOf(found), wishes },
    ...(familiarity !== undefined && { familiarity }),
    ...(popularity !== undefined && { popularity }),
    targets: tunablesOf(query).targets,
  };
  const { items, empty } = await recommender.recommend(request);
  return {
    seeds: seedObjects(found, await countFitting(context.echotune, wishes)),
    tracks: await trackObjects(store, known, items),
    x_empty: empty,
    x_unknown_parameters: unknownTunables(query),
    x_unknown_seeds: found.flatMap((seed) => (seed.found === null ? seed.id : [])),
  };
}

/**
 * The endpoints that Spotify withdrew in November 2024, so that a client goes on after a change of its base
 * URL: to be registered under /v1.
 */
export function spotifyRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store, traits } = echotune;
  app.setErrorHandler<FastifyError | EchoError>(sendError);
  app.setNotFoundHandler(() => {
    throw new EchoError('not-found', 'Service not found');
  });

  app.get(
    '/recommendations',
    {
      config: { needs: 'recommend' },
      preValidation: refuseUnknown(RecommendationsQuery),
      schema: {
        operationId: 'getSpotifyRecommendations',
        summary: 'As Spotify\'s "Get Recommendations"',
        ...{ querystring: RecommendationsQuery, response: { 200: Recommendations } },
      },
    },
    async (request) => {
      const { x_listener: listener } = request.query;
      const { caller } = request;
      const { id } = await listenerOf(store, { caller, query: { listener } });
      return recommendations({ echotune }, id, request.query);
    },
  );

  app.get(
    '/recommendations/available-genre-seeds',
    {
      config: { needs: 'recommend' },
      preValidation: refuseUnknown(NoQuery),
      schema: {
        operationId: 'getSpotifyGenreSeeds',
        summary: 'Tags that songs here have, the most used first, at most 1000',
        response: { 200: Genres },
      },
    },
    async () => {
      const tags = (await traits.current()).tags().map(({ tag }) => tag);
      return { genres: tags.filter((tag) => !tag.includes(',')).slice(0, mostGenres) };
    },
  );

  app.get(
    '/audio-features',
    {
      config: { needs: 'read' },
      preValidation: refuseUnknown(AudioFeaturesQuery),
      schema: {
        operationId: 'getSpotifySeveralAudioFeatures',
        summary: 'As Spotify\'s "Get Several Tracks\' Audio Features"',
        ...{ querystring: AudioFeaturesQuery, response: { 200: SeveralAudioFeatures } },
      },
    },
    async (request) => {
      const ids = valuesOf(request.query.ids);
      if (ids.length === 0 || ids.length > mostIds) {
        const message = `ids names ${ids.length} tracks; 1 to ${mostIds} are possible.`;
        throw new EchoError('input-invalid', message);
      }
      return { audio_features: await audioFeaturesOf(store, await traits.current(), ids) };
    },
  );

  app.get(
    '/audio-features/:id',
    {
      config: { needs: 'read' },
      preValidation: refuseUnknown(NoQuery),
      schema: {
        operationId: 'getSpotifyAudioFeatures',
        summary: 'As Spotify\'s "Get Track\'s Audio Features"',
        params: z.object({ id: z.string().max(200) }),
        response: { 200: AudioFeatures },
      },
    },
    async (request) => {
      const { id } = request.params;
      const [features] = await audioFeaturesOf(store, await traits.current(), [id]);
      if (features) return features;
      throw new EchoError('track-unknown', `There is no track "${id}" here.`);
    },
  );
}
