import { EchoError, type RedisRates } from '@echotune/data';
import rateLimit, { type FastifyRateLimitStore, normalizeIP } from '@fastify/rate-limit';
import type { Pseudonym } from './pseudonym.ts';
import { RequestCount } from './request-count.ts';
import type { TypedApp } from './typed-app.ts';

const minuteMs = 60_000;

export interface RequestLimit {
  /** 0 for no limit. */
  readonly requestsPerMinute: number;
  /** Null where every process counts for itself. */
  readonly shared: RedisRates | null;
  readonly pseudonym: Pseudonym;
}

/** Whom a request is counted for: an address, of IPv6 its network. */
export function addressIn({ ip }: { readonly ip?: string | undefined }): string {
  return normalizeIP(ip ?? '');
}

/** Turns away what an address sends beyond so many requests a minute (429), with the time after which to try again. */
export async function limitRequests(
  app: TypedApp,
  { requestsPerMinute, shared, pseudonym }: RequestLimit,
): Promise<void> {
  if (requestsPerMinute === 0) return;
  const requests = new RequestCount(shared, () => performance.now());
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: minuteMs,
    // Of a connection that was cut off meanwhile there is no address any more.
    keyGenerator: (request) => pseudonym('request', addressIn(request)),
    store: storeOf(requests),
    errorResponseBuilder: (_request, { max }) =>
      new EchoError('too-many-requests', `More than ${max} requests a minute from one address.`),
  });
}

/** The library makes its store itself, and one more for a route with a limit of its own, which none has. */
function storeOf(requests: RequestCount) {
  return class implements FastifyRateLimitStore {
    incr(...[name, done]: Parameters<FastifyRateLimitStore['incr']>): void {
      requests.count(name, minuteMs).then(
        (current) => done(null, current),
        (error: Error) => done(error),
      );
    }

    child(): FastifyRateLimitStore {
      return this;
    }
  };
}
