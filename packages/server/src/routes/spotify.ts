import { removedCalls } from '@echotune/connect';
import { EchoError } from '@echotune/data';
import {
  abandonSpotify,
  beginSpotify,
  connectionOf,
  enqueueLibrary,
  finishSpotify,
  listenerOfState,
  spotify,
} from '@echotune/service';
import { listenerOf } from '../http/listener-of.ts';
import { isForPeople } from '../http/plain-page.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { jobStatus } from '../job-status.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { JobStatus } from '../schema/model.ts';
import { Nothing } from '../schema/nothing.ts';
import { SpotifyReturn, SpotifySignIn, SpotifyStatus } from '../schema/spotify.ts';
import { configuredSpotify, redirectUri, spotifyStatus } from '../spotify-status.ts';

const config = { needs: 'session' } as const;
const connectionsPage = '/connections';

/** Connecting a Spotify account, and reading from it. */
export function spotifyRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store } = echotune;

  app.get(
    '/spotify',
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'getSpotify',
        summary: 'How Spotify stands, and what it no longer permits',
        ...{ querystring: ListenerQuery, response: { 200: SpotifyStatus } },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      return { ...(await spotifyStatus(echotune, id)), removed: removedCalls.map(shown) };
    },
  );

  app.post(
    '/spotify/connect',
    {
      config,
      schema: {
        operationId: 'connectSpotify',
        summary: 'Begin to connect a Spotify account',
        ...{ querystring: ListenerQuery, response: { 200: SpotifySignIn } },
      },
    },
    async (request) => {
      const { id: listenerId } = await listenerOf(store, request);
      const deps = configuredSpotify(echotune);
      const back = redirectUri(echotune.config, request.socket.localPort);
      return beginSpotify(deps, { listenerId, redirectUri: back });
    },
  );

  app.get(
    '/spotify/callback',
    {
      config: { ...config, isReturn: true },
      schema: {
        operationId: 'finishSpotify',
        summary: 'Where Spotify sends the listener back to',
        description: 'A browser is sent on to the page of connections, with the code of an error.',
        ...{ querystring: SpotifyReturn, response: { 200: SpotifyStatus, 303: Nothing } },
      },
      errorHandler: (error, request, reply) => {
        if (!isForPeople(request)) throw error;
        request.log.warn({ err: error }, 'connecting Spotify failed');
        const code = error instanceof EchoError ? error.code : 'internal';
        return reply.redirect(`${connectionsPage}?spotify=${code}`, 303);
      },
    },
    async (request, reply) => {
      const { state, code, error, listener } = request.query;
      const meant = listenerOfState(state) ?? listener;
      // Who comes back must be who may act for the listener: nobody else's account is connected to it.
      const { id: listenerId } = await listenerOf(store, {
        ...{ caller: request.caller, query: { listener: meant } },
      });
      const deps = configuredSpotify(echotune);
      if (code === undefined) {
        await abandonSpotify(deps, listenerId, state);
        throw new EchoError(
          'provider-refused',
          `Spotify was not allowed to: ${error ?? 'no code'}.`,
        );
      }
      await finishSpotify(deps, { listenerId, state, code });
      await store.jobs.enqueue('spotify-plays', {}, { uniqueKey: 'spotify-plays' });
      worker.wake();
      if (isForPeople(request)) return reply.redirect(`${connectionsPage}?spotify=connected`, 303);
      return { ...(await spotifyStatus(echotune, listenerId)), removed: removedCalls.map(shown) };
    },
  );

  app.delete(
    '/spotify',
    {
      config,
      schema: {
        operationId: 'disconnectSpotify',
        summary: 'Disconnect the Spotify account; its tokens are forgotten',
        ...{ querystring: ListenerQuery, response: { 204: Nothing } },
      },
    },
    async (request, reply) => {
      const { id } = await listenerOf(store, request);
      await connectionOf(echotune, id);
      await store.connections.disconnect(id, spotify);
      return reply.code(204).send();
    },
  );

  app.post(
    '/spotify/library',
    {
      config,
      schema: {
        operationId: 'readSpotifyLibrary',
        summary: 'Read the tracks of the Spotify library into the saved songs',
        ...{ querystring: ListenerQuery, response: { 202: JobStatus } },
      },
    },
    async (request, reply) => {
      const { id: listenerId } = await listenerOf(store, request);
      configuredSpotify(echotune);
      await connectionOf(echotune, listenerId);
      const job = await enqueueLibrary(store, listenerId);
      worker.wake();
      return reply.code(202).send(jobStatus(job));
    },
  );
}

function shown({ methods, path, reason, instead }: (typeof removedCalls)[number]) {
  return { methods: [...methods], path, reason, instead };
}
