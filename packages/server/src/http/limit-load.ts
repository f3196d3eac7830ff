import { EchoError } from '@echotune/data';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { TypedApp } from './typed-app.ts';

export interface LoadLimits {
  /** Of one address; 0 for no limit. */
  readonly requestsPerMinute: number;
  /** When work is held up for longer than that, what comes in is turned away; 0 for never. */
  readonly mostDelayMs: number;
}

/**
 * Turns requests away before they pile up: those of an address that sends too many (429), and everybody's
 * while the server cannot keep up (503), both with the time after which to try again.
 */
export async function limitLoad(
  app: TypedApp,
  { requestsPerMinute, mostDelayMs }: LoadLimits,
): Promise<void> {
  if (mostDelayMs > 0) {
    await app.register(underPressure, {
      maxEventLoopDelay: mostDelayMs,
      pressureHandler: () => {
        throw new EchoError('overloaded', 'The server has more to do than it can.');
      },
    });
  }
  if (requestsPerMinute === 0) return;
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { max }) =>
      new EchoError('too-many-requests', `More than ${max} requests a minute from one address.`),
  });
}
