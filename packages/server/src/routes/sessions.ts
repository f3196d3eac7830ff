import { EchoError } from '@echotune/data';
import { z } from 'zod';
import { sessionOf } from '../http/caller.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { Sessions } from '../schema/account.ts';
import { Nothing } from '../schema/nothing.ts';

const config = { needs: 'session' } as const;

/** Where one is signed in. */
export function sessionRoutes(app: TypedApp, { sessions }: RouteContext): void {
  app.get(
    '/sessions',
    {
      config,
      schema: {
        operationId: 'listSessions',
        summary: 'Where one is signed in',
        response: { 200: Sessions },
      },
    },
    async (request) => {
      const { id: asking, accountId } = sessionOf(request);
      const all = await sessions.list(accountId);
      return {
        sessions: all.map(({ id, userAgent, createdAt, expiresAt }) => ({
          ...{ id, browser: userAgent, createdAt, expiresAt },
          current: id === asking,
        })),
      };
    },
  );

  app.delete(
    '/sessions',
    {
      config,
      schema: {
        operationId: 'revokeSessions',
        summary: 'Sign out everywhere',
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      await sessions.revokeAll(sessionOf(request).accountId);
      return reply.code(204).send();
    },
  );

  app.delete(
    '/sessions/:session',
    {
      config,
      schema: {
        operationId: 'revokeSession',
        summary: 'Sign out one browser',
        response: { 204: Nothing },
        params: z.object({ session: z.string().max(100) }),
      },
    },
    async (request, reply) => {
      const { session } = request.params;
      if (!(await sessions.revoke(sessionOf(request).accountId, session))) {
        throw new EchoError('not-found', 'There is no such session.');
      }
      return reply.code(204).send();
    },
  );
}
