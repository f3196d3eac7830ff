import { setTimeout as wait } from 'node:timers/promises';
import type { WebSocket } from '@fastify/websocket';
import { callerOf } from '../http/caller.ts';
import { listenerOf } from '../http/listener-of.ts';
import { negotiateLanguage } from '../http/negotiate.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { watchListener } from '../live/watch-listener.ts';
import { LiveQuery } from '../schema/live.ts';

const heartbeatMs = 30_000;
/** What may wait for a slow reader, bytes; until it has read, it is told nothing more. */
const mostWaiting = 1_000_000;
const drainMs = 50;
/** WebSocket close codes (RFC 6455 and its registry). */
const internalError = 1011;

/** Ends a connection whose other end no longer answers. */
function keepAlive(socket: WebSocket): NodeJS.Timeout {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  return setInterval(() => {
    if (!isAlive) socket.terminate();
    isAlive = false;
    socket.ping();
  }, heartbeatMs).unref();
}

export function liveRoutes(app: TypedApp, { echotune }: RouteContext): void {
  app.get(
    '/live',
    {
      config: { needs: 'read' },
      websocket: true,
      schema: { hide: true, querystring: LiveQuery },
      // Before the connection is made: whoever asks for nobody is answered like anywhere else.
      preHandler: async (request) => {
        await listenerOf(echotune.store, request);
      },
    },
    async (socket, request) => {
      const closed = new AbortController();
      const beat = keepAlive(socket);
      socket.on('close', () => {
        clearInterval(beat);
        closed.abort();
      });
      socket.on('error', (cause) => request.log.warn({ err: cause }, 'live connection broke off'));
      const { shelf = null, limit } = request.query;
      try {
        const { id: listenerId } = await listenerOf(echotune.store, request);
        const { reach, scopes } = callerOf(request);
        const language = negotiateLanguage(request.headers['accept-language']);
        const watched = { listenerId, reach, operates: scopes.has('operate') };
        const watch = { ...watched, shelf, limit, language };
        for await (const event of watchListener(echotune, watch, closed.signal)) {
          while (socket.bufferedAmount > mostWaiting && !closed.signal.aborted) await wait(drainMs);
          if (closed.signal.aborted) break;
          socket.send(JSON.stringify(event));
        }
        socket.close();
      } catch (cause) {
        request.log.error({ err: cause }, 'live connection failed');
        socket.close(internalError, 'internal');
      }
    },
  );
}
