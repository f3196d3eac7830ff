import type { EchoError } from '@echotune/data';
import type { FastifyError } from 'fastify';
import { judge } from '../../http/problem.ts';
import type { RouteContext } from '../../http/route-context.ts';
import type { TypedApp } from '../../http/typed-app.ts';
import { openToScrobblers, sayWhen } from '../open-to-scrobblers.ts';
import type { FindHolder } from '../token-holder.ts';
import { listenbrainzReadRoutes } from './read-routes.ts';
import { listenbrainzWriteRoutes } from './write-routes.ts';

/**
 * The part of ListenBrainz' API that scrobblers use, under `/listenbrainz/1`:
 * https://listenbrainz.readthedocs.io/en/latest/users/api/core.html. A token is an API key; errors are
 * `{code, error}`, code being the HTTP status.
 */
export function listenbrainzRoutes(app: TypedApp, context: RouteContext, find: FindHolder): void {
  openToScrobblers(app);
  app.decorateRequest('tokenListener', null);
  app.setErrorHandler<FastifyError | EchoError>((cause, request, reply) => {
    const { status, echo } = judge(cause, request, reply);
    sayWhen(reply, status);
    return reply.code(status).send({ code: status, error: echo.message });
  });
  listenbrainzReadRoutes(app, context, find);
  listenbrainzWriteRoutes(app, context, find);
}
