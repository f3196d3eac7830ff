import type { PlaybackCommand as Command } from '@echotune/connect';
import { holdTokens, pushPlaylist, showPlaying } from '@echotune/service';
import type { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { storedPlaylist } from '../playlist-of.ts';
import { IdParams } from '../schema/id-params.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { Nothing } from '../schema/nothing.ts';
import { PlaybackCommand, PushedPlaylist, SpotifyPlaying } from '../schema/spotify.ts';
import { configuredSpotify } from '../spotify-status.ts';

const config = { needs: 'session' } as const;

/** What plays at Spotify, and what is put there. */
export function spotifyPlaybackRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store } = echotune;

  app.get(
    '/spotify/playing',
    {
      config,
      schema: {
        operationId: 'getSpotifyPlaying',
        summary: 'What plays at Spotify now',
        ...{ querystring: ListenerQuery, response: { 200: SpotifyPlaying } },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      return { playing: await showPlaying(configuredSpotify(echotune), id) };
    },
  );

  app.post(
    '/spotify/playing',
    {
      config,
      schema: {
        operationId: 'controlSpotify',
        summary: 'Play, pause, seek or skip; Spotify takes it from Premium accounts alone',
        querystring: ListenerQuery,
        ...{ body: PlaybackCommand, response: { 204: Nothing } },
      },
    },
    async (request, reply) => {
      const { id } = await listenerOf(store, request);
      const deps = configuredSpotify(echotune);
      await deps.api.control(holdTokens(deps, id), commandOf(request.body));
      return reply.code(204).send();
    },
  );

  app.post(
    '/playlists/:id/push/spotify',
    {
      config,
      schema: {
        operationId: 'pushPlaylistToSpotify',
        summary: 'Make a playlist at Spotify what it is here',
        params: IdParams,
        ...{ querystring: ListenerQuery, response: { 200: PushedPlaylist } },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      const playlist = await storedPlaylist(store, id, request.params.id);
      const pushed = await pushPlaylist(configuredSpotify(echotune), playlist);
      return { ...pushed, missing: [...pushed.missing] };
    },
  );
}

function commandOf(body: z.output<typeof PlaybackCommand>): Command {
  if (body.do !== 'play') return body;
  const { uris, positionMs } = body;
  return {
    do: 'play',
    ...(uris !== undefined && { uris }),
    ...(positionMs !== undefined && { positionMs }),
  };
}
