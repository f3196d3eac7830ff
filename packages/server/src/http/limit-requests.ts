import { EchoError } from '@echotune/data';
import rateLimit from '@fastify/rate-limit';
import type { TypedApp } from './typed-app.ts';

/**
 * Turns away what an address sends beyond so many requests a minute (429), with the time after which to
 * try again; 0 for no limit.
 */
export async function limitRequests(app: TypedApp, requestsPerMinute: number): Promise<void> {
  if (requestsPerMinute === 0) return;
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { max }) =>
      new EchoError('too-many-requests', `More than ${max} requests a minute from one address.`),
  });
}
