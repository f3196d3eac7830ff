import { setTimeout as wait } from 'node:timers/promises';
import type { WebSocket } from '@fastify/websocket';
import { mayStill, tooMany } from '../http/authorise.ts';
import { callerOf } from '../http/caller.ts';
import { listenerOf } from '../http/listener-of.ts';
import { negotiateLanguage } from '../http/negotiate.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { mostOfOne, OpenConnections } from '../live/open-connections.ts';
import { awayMs, isAway, watchListener } from '../live/watch-listener.ts';
import { LiveQuery } from '../schema/live.ts';

const heartbeatMs = 30_000;
/** What may wait for a slow reader, bytes; until it has read, it is told nothing more. */
const mostWaiting = 1_000_000;
const drainMs = 50;
/** Until who has too many connections may try again. */
const fullMs = 30_000;
/** WebSocket close codes (RFC 6455 and its registry). */
const [policyViolation, internalError] = [1008, 1011];

/** Ends a connection whose other end no longer answers, or has been signed out meanwhile. */
function keepAlive(socket: WebSocket, mayGoOn: () => Promise<boolean>): NodeJS.Timeout {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  return setInterval(() => {
    if (!isAlive) socket.terminate();
    isAlive = false;
    socket.ping();
    mayGoOn().then(
      (may) => may || socket.close(policyViolation, 'signed out'),
      // While the store is away nobody knows; it is asked again.
      () => {},
    );
  }, heartbeatMs).unref();
}

/** The same as soon as the store can say it; false once nobody waits any more. */
async function onceKnown(ask: () => Promise<boolean>, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    try {
      return await ask();
    } catch (cause) {
      if (!isAway(cause)) throw cause;
      await wait(awayMs, undefined, { signal }).catch(() => {});
    }
  }
  return false;
}

export function liveRoutes(app: TypedApp, { echotune, sessions, keys }: RouteContext): void {
  const deps = { store: echotune.store, sessions, keys };
  const connections = new OpenConnections();
  app.get(
    '/live',
    {
      config: { needs: 'read' },
      websocket: true,
      schema: { hide: true, querystring: LiveQuery },
      // Before the connection is made: whoever asks for nobody is answered like anywhere else.
      preHandler: async (request, reply) => {
        await listenerOf(echotune.store, request);
        const { account } = callerOf(request);
        if (request.ws && !connections.take(account.id, request.raw.socket))
          throw tooMany(reply, fullMs, `This account has ${mostOfOne} live connections already.`);
      },
    },
    async (socket, request) => {
      const closed = new AbortController();
      const mayGoOn = () => mayStill(request, deps);
      const beat = keepAlive(socket, mayGoOn);
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
          // Who has signed out hears nothing more, however shortly after.
          if (!(await onceKnown(mayGoOn, closed.signal))) {
            socket.close(policyViolation, 'signed out');
            break;
          }
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
