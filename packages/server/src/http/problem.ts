import { EchoError, type ErrorCode } from '@echotune/data';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { adviceIn } from './advice.ts';
import { languageOf } from './negotiate.ts';

/** HTTP status of each error code; what is not listed is the server's own fault. */
const statuses: Partial<Record<ErrorCode, number>> = {
  'already-claimed': 409,
  'account-unknown': 404,
  'account-exists': 409,
  'owner-needed': 409,
  'link-unknown': 404,
  unauthenticated: 401,
  'sign-in-failed': 401,
  'scope-missing': 403,
  forbidden: 403,
  'rate-limited': 429,
  'key-unknown': 404,
  'listener-unknown': 404,
  'listener-ambiguous': 400,
  'listener-exists': 409,
  'time-zone-unknown': 422,
  'song-unknown': 404,
  'artist-unknown': 404,
  'tag-unknown': 404,
  'decision-unknown': 404,
  'identity-unchanged': 409,
  'source-unknown': 404,
  'play-unknown': 404,
  'parting-unknown': 404,
  'track-unknown': 404,
  'impression-unknown': 404,
  'history-changed': 409,
  'cover-unknown': 404,
  'corpus-unknown': 404,
  'version-unknown': 404,
  'report-unknown': 404,
  'model-discarded': 409,
  'canary-impossible': 409,
  'corpus-exists': 409,
  'features-unknown': 404,
  'import-unknown': 404,
  'import-nothing-found': 422,
  'import-unrecognised': 422,
  'import-unreadable': 422,
  'import-too-large': 413,
  'import-running': 409,
  'upload-incomplete': 400,
  'disk-full': 507,
  'playlist-unknown': 404,
  'playlist-entry-unknown': 404,
  'playlist-changed': 412,
  'playlist-full': 409,
  'playlist-unrecognised': 422,
  'playlist-unreadable': 422,
  'conversation-unknown': 404,
  'proposal-unknown': 404,
  'proposal-decided': 409,
  'confirmation-unknown': 404,
  'job-unknown': 404,
  'agent-unknown': 404,
  'act-unknown': 404,
  'entry-unknown': 404,
  'act-ended': 409,
  'job-cancelled': 409,
  'job-not-retryable': 409,
  'schedule-invalid': 422,
  'shared-files-away': 503,
  'shared-files-refused': 502,
  'provider-account-taken': 409,
  'provider-busy': 503,
  'provider-call-gone': 410,
  'provider-consent-needed': 409,
  'provider-not-configured': 409,
  'provider-not-connected': 409,
  'provider-refused': 409,
  'provider-misfit': 502,
  'provider-paused': 503,
  'provider-unknown-name': 422,
  'provider-unreachable': 502,
  'budget-unknown': 404,
  'budget-uncovered': 402,
  'budget-closed': 402,
  'budget-exceeded': 402,
  'price-unknown': 422,
  'model-retired': 422,
  'call-unknown': 404,
  'input-invalid': 400,
  'body-too-large': 413,
  'host-not-allowed': 403,
  'origin-not-allowed': 403,
  'too-many-requests': 429,
  'idempotency-key-reused': 422,
  'idempotency-running': 409,
  'idempotency-unknown': 409,
  'webhook-unknown': 404,
  'delivery-unknown': 404,
  'webhook-address-refused': 422,
  'webhooks-full': 409,
  overloaded: 503,
  'not-found': 404,
  'store-unreachable': 503,
  'store-timeout': 503,
};

/** What a fault of the request itself becomes; anything else is internal and stays in the log. */
function toEchoError(cause: FastifyError | EchoError): EchoError {
  if (cause instanceof EchoError) return cause;
  if (cause.statusCode === 413) {
    return new EchoError('body-too-large', 'The request is larger than this address takes.', {
      cause,
    });
  }
  const isClientFault = cause.statusCode !== undefined && cause.statusCode < 500;
  if (isClientFault) return new EchoError('input-invalid', cause.message.slice(0, 300), { cause });
  return new EchoError('internal', 'Something went wrong inside EchoTune.', { cause });
}

/** What passes by itself is asked for again after that time. */
const retrySeconds = 5;

/**
 * What an error means to who asked: for how long to wait where waiting helps. The server's own faults go
 * to the log.
 */
export function judge(
  error: FastifyError | EchoError,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const echo = toEchoError(error);
  const status = statuses[echo.code] ?? 500;
  if (status === 503) {
    reply.header('retry-after', retrySeconds);
    // Of a store that is away every request would tell the same story.
    request.log.warn({ code: echo.code, route: request.routeOptions.url });
  } else if (status >= 500)
    request.log.error({ err: error, code: echo.code, route: request.routeOptions.url });
  return { echo, status };
}

/** Any error as an RFC 9457 problem document with EchoTune's code. */
export function problemOf(
  error: FastifyError | EchoError,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { echo, status } = judge(error, request, reply);
  return {
    type: `urn:echotune:${echo.code}`,
    title: echo.code.replaceAll('-', ' '),
    status,
    code: echo.code,
    detail: echo.message,
    advice: adviceIn(languageOf(request, reply), echo),
  };
}

export function sendProblem(
  error: FastifyError | EchoError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = problemOf(error, request, reply);
  if (problem.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
  return reply.code(problem.status).type('application/problem+json').send(problem);
}
