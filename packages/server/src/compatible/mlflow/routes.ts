import type { EchoError, ErrorCode } from '@echotune/data';
import type { FastifyError } from 'fastify';
import { judge } from '../../http/problem.ts';
import type { RouteContext } from '../../http/route-context.ts';
import type { TypedApp } from '../../http/typed-app.ts';
import { sayWhen } from '../open-to-scrobblers.ts';
import { artifactRoutes } from './artifact-routes.ts';
import { refusedWrites } from './refused-writes.ts';
import { registryRoutes } from './registry-routes.ts';
import { trackingRoutes } from './tracking-routes.ts';

/** What MLflow calls these. */
const codes: Partial<Record<ErrorCode, string>> = {
  'version-unknown': 'RESOURCE_DOES_NOT_EXIST',
  'not-found': 'ENDPOINT_NOT_FOUND',
};

/** What it calls others, by their HTTP status (`mlflow/exceptions.py`). */
const codesByStatus: Readonly<Record<number, string>> = {
  400: 'INVALID_PARAMETER_VALUE',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'ENDPOINT_NOT_FOUND',
  413: 'INVALID_PARAMETER_VALUE',
  429: 'REQUEST_LIMIT_EXCEEDED',
  503: 'TEMPORARILY_UNAVAILABLE',
};

/**
 * What MLflow's clients read of a tracking server and its registry, to be registered under /api/2.0: of the
 * registry here, for the owner's keys with the scope `operate`. Nothing can be written.
 */
export async function mlflowRoutes(app: TypedApp, context: RouteContext): Promise<void> {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, needs: 'operate', takesPassword: true };
  });
  app.setErrorHandler<FastifyError | EchoError>((cause, request, reply) => {
    const { status, echo } = judge(cause, request, reply);
    sayWhen(reply, status);
    if (status === 401) reply.header('www-authenticate', 'Basic realm="EchoTune"');
    const error_code = codes[echo.code] ?? codesByStatus[status] ?? 'INTERNAL_ERROR';
    return reply.code(status).send({ error_code, message: echo.message });
  });
  app.setNotFoundHandler((request, reply) => {
    const message = `There is nothing at ${request.method} ${request.url.slice(0, 200)}.`;
    return reply.code(404).send({ error_code: 'ENDPOINT_NOT_FOUND', message });
  });
  artifactRoutes(app, context);
  await app.register(
    async (scope) => {
      trackingRoutes(scope, context);
      registryRoutes(scope, context);
    },
    { prefix: '/mlflow' },
  );
  refusedWrites(app);
}
