import { EchoError } from '@echotune/data';
import { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { CoverParams, Covers, CoversQuery } from '../schema/cover.ts';
import { ListenerQuery } from '../schema/listener.ts';

/** For people at the page: a program has no need of what the archive gives everybody. */
const config = { needs: 'session' } as const;
const types = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];
const Picture = z.custom<Buffer>().meta({ type: 'string' });
const pictures = {
  description: 'The picture',
  content: Object.fromEntries(types.map((type) => [type, { schema: Picture }])),
};

/** Pictures of releases, fetched by this server, for listeners who allow the Cover Art Archive. */
export function coverRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store, covers } = echotune;

  app.get(
    '/covers',
    {
      config,
      schema: {
        operationId: 'listCovers',
        summary:
          'Which pictures there are of songs; what is not known is fetched in the background',
        ...{ querystring: CoversQuery, response: { 200: Covers } },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      const songs = [...new Set([request.query.song].flat())];
      const found = await covers.lookUp(id, songs);
      return {
        covers: found.map(({ songId: song, digest: picture, pending }) => ({
          ...{ song, picture, pending },
        })),
      };
    },
  );

  app.get(
    '/covers/:picture',
    {
      config,
      schema: {
        operationId: 'getCover',
        summary: 'A picture, which never changes',
        ...{ params: CoverParams, querystring: ListenerQuery, response: { 200: pictures } },
      },
    },
    async (request, reply) => {
      const { id } = await listenerOf(store, request);
      const { picture: digest } = request.params;
      const picture = await covers.picture(id, digest);
      if (picture === null) {
        throw new EchoError('cover-unknown', 'There is no such picture for this listener.');
      }
      return reply
        .headers({
          ...{ etag: `"${digest}"`, 'content-type': picture.type },
          // What it is called says what is in it; a shared cache must not give it to anybody else.
          'cache-control': 'private, max-age=31536000, immutable',
        })
        .send(picture.bytes);
    },
  );
}
