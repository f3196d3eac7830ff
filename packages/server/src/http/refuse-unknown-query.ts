import { z } from 'zod';
import type { TypedApp } from './typed-app.ts';

const noQuery = z.strictObject({});

/**
 * A parameter that means nothing is refused by name, also of routes that take none: who mistypes one would
 * else be answered something that they did not ask for. Holds for routes that are added to the scope later.
 */
export function refuseUnknownQuery(scope: TypedApp): void {
  scope.addHook('onRoute', (route) => {
    route.schema = { querystring: noQuery, ...route.schema };
  });
}
