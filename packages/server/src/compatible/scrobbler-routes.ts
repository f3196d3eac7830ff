import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { lastfmRoutes } from './lastfm/routes.ts';
import { listenbrainzRoutes } from './listenbrainz/routes.ts';
import { lastfmPrefix, listenbrainzPrefix } from './scrobbler-address.ts';
import { holderFinder } from './token-holder.ts';

/** What scrobblers of ListenBrainz and Last.fm call, where `scrobblerAddress` leads them. */
export async function scrobblerRoutes(app: TypedApp, context: RouteContext): Promise<void> {
  const find = holderFinder(context.echotune.store, context.keys);
  const services = [
    [listenbrainzPrefix, listenbrainzRoutes],
    [lastfmPrefix, lastfmRoutes],
  ] as const;
  for (const [prefix, register] of services) {
    await app.register(
      async (scope) => register(scope.withTypeProvider<ZodTypeProvider>(), context, find),
      { prefix },
    );
  }
}
