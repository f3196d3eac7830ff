import type { FastifySchema, RouteOptions } from 'fastify';
import { z } from 'zod';

/** The parameters that a route knows; others are refused. */
export function parametersOf(schema: FastifySchema | undefined): ReadonlySet<string> {
  const query = schema?.querystring;
  return new Set(query instanceof z.ZodObject ? Object.keys(query.shape) : []);
}

/** Whether the route that a call reaches knows a parameter. */
export function takesParameter(
  routes: readonly RouteOptions[],
  call: { readonly method: string; readonly path: string },
  parameter: string,
): boolean {
  const reached = routes.filter(({ method, url }) => {
    const pattern = new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}$`);
    return [method].flat().includes(call.method) && pattern.test(call.path);
  });
  return reached.some((route) => parametersOf(route.schema).has(parameter));
}
