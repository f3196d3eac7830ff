import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransformObject, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { postmanCollection } from '../postman/collection.ts';
import { version } from '../version.ts';
import { apiPageLook } from './api-page-look.ts';
import { openToAll } from './authorise.ts';
import { describeOperation, securitySchemes, tags } from './describe-operation.ts';
import type { TypedApp } from './typed-app.ts';

/** The style sheet and the arrows that the page of the description brings along. */
const uiPolicy = {
  'default-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'style-src': ["'self'", "'unsafe-inline'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'object-src': ["'none'"],
};

/**
 * Describes every route that is added later, from the same schemas that validate it: OpenAPI 3.1 at
 * /api/v1/openapi.json, a page to try it at /docs, a collection for Postman at /api/v1/postman.json.
 */
export async function describeApi(app: TypedApp, publicUrl: string | null): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'EchoTune',
        version,
        description:
          'Recommendations from the listening history you own, each with an exact reason. Errors are problem documents (RFC 9457) with a stable `code` and an `advice`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags,
      components: { securitySchemes },
    },
    transform: describeOperation,
    transformObject: jsonSchemaTransformObject,
  });
  // Everybody's, like the page: what can be asked is no secret, what is answered is.
  await app.register(async (scope) => {
    openToAll(scope.withTypeProvider<ZodTypeProvider>());
    scope.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger());
    scope.get('/api/v1/postman.json', { schema: { hide: true } }, async ({ headers }) =>
      postmanCollection(app.swagger(), publicUrl ?? `http://${headers.host}`),
    );
    await scope.register(swaggerUi, { routePrefix: '/docs', staticCSP: uiPolicy, ...apiPageLook });
  });
}
