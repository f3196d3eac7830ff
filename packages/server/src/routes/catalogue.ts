import { findSimilar, searchCatalogue } from '@echotune/service';
import { z } from 'zod';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { FoundCatalogue, SimilarSongs } from '../schema/catalogue.ts';
import { IdParams } from '../schema/id-params.ts';
import { songOf } from '../song-of.ts';

const limit = z.coerce.number().int().min(1).max(100).default(20);
const SearchQuery = z.strictObject({
  q: z.string().trim().min(1).max(200).describe('Words of titles and artists, in any order'),
  limit,
});

export function catalogueRoutes(app: TypedApp, { echotune }: RouteContext): void {
  app.get(
    '/search',
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'searchCatalogue',
        summary: 'Find songs and artists by name',
        ...{ querystring: SearchQuery, response: { 200: FoundCatalogue } },
      },
    },
    async (request) => {
      const { q, limit: most } = request.query;
      const { songs, artists } = await searchCatalogue(echotune, q, most);
      return { songs: songs.map(songOf), artists: [...artists] };
    },
  );

  app.get(
    '/songs/:id/similar',
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'findSimilarSongs',
        summary: 'What the community plays that goes with a song',
        ...{
          params: IdParams,
          querystring: z.strictObject({ limit }),
          response: { 200: SimilarSongs },
        },
      },
    },
    async (request) => {
      const found = await findSimilar(echotune, request.params.id, request.query.limit);
      return { songs: found.map(({ song, score }) => ({ song: songOf(song), score })) };
    },
  );
}
