import { createHash } from 'node:crypto';
import { EchoError, type IdempotencyClaim, type Store } from '@echotune/data';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { callerOf } from './caller.ts';
import type { TypedApp } from './typed-app.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Heeds `Idempotency-Key`. Where a request was interrupted and nobody knows whether it was done, a
     * repeatable one is done again, as nothing is stored twice; others are not.
     */
    idempotent?: 'repeatable' | 'once';
  }
  interface FastifyRequest {
    idempotencyClaim: IdempotencyClaim | null;
  }
}

const retrySeconds = 1;
/** Beside the body: what the routes that heed keys may set. */
const keptHeaders = ['content-type', 'location', 'etag'] as const;

const Answer = z.object({
  status: z.int(),
  headers: z.partialRecord(z.enum(keptHeaders), z.string()),
  body: z.string(),
});

/** As JSON schema, for the description of the routes. */
export const idempotencyKeyHeader = {
  type: 'object',
  properties: {
    'idempotency-key': {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      description:
        'Any unique text, e.g. a UUID. For a day the same request with the same key gets the answer of the first, with `Idempotency-Replayed: true`; another one gets 422.',
    },
  },
};

/**
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header) on the routes that say so: the first
 * request is done and its answer stored before it is sent, so that the same one again gets the same.
 * Only successes are kept: what was refused has changed nothing, and may be right the next time.
 * Requests fail with input-invalid, idempotency-key-reused, idempotency-running, idempotency-unknown.
 */
export function addIdempotency(app: TypedApp, { idempotency }: Store): void {
  app.decorateRequest('idempotencyClaim', null);

  app.addHook('preHandler', async (request, reply) => {
    const { idempotent } = request.routeOptions.config;
    const key = keyIn(request.headers['idempotency-key']);
    if (idempotent === undefined || key === null) return;
    const { account } = callerOf(request);
    const claimed = await idempotency.claim({
      ...{ accountId: account.id, key, fingerprint: fingerprintOf(request) },
      repeatable: idempotent === 'repeatable',
    });
    if (claimed.is === 'answered') return replay(reply, claimed.answer);
    if (claimed.is !== 'yours') throw refusal(claimed.is, reply);
    request.idempotencyClaim = claimed.claim;
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const { idempotencyClaim: claim, routeOptions } = request;
    if (claim === null) return;
    request.idempotencyClaim = null;
    const isDone = reply.statusCode < 300 && typeof payload === 'string';
    // Of a server's own fault nobody knows how far it came.
    const isOpen = reply.statusCode >= 500 && routeOptions.config.idempotent === 'once';
    try {
      if (isDone) await idempotency.answer(claim, answerOf(reply, payload));
      else if (!isOpen) await idempotency.release(claim);
    } catch (cause) {
      // It is done and can be told; a repetition finds that nobody knows.
      request.log.error({ err: cause }, 'the answer for an idempotency key was not kept');
    }
  });
}

/** The key, bare or as a string of structured fields (RFC 9651). Throws input-invalid. */
function keyIn(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const text = String(header).trim();
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(text)?.[1]?.replaceAll(/\\(["\\])/g, '$1');
  const key = quoted ?? text;
  if (/^[\x20-\x7e]{1,255}$/.test(key) && (quoted !== undefined || !key.startsWith('"')))
    return key;
  throw new EchoError('input-invalid', 'Idempotency-Key: 1 to 255 characters of ASCII.');
}

/** Equal for the same request of the same reach: what is not said in it follows from who asks. */
function fingerprintOf(request: FastifyRequest): string {
  const { method, url, body } = request;
  const asked = JSON.stringify([callerOf(request).reach, method, url, body ?? null]);
  return createHash('sha256').update(asked).digest('base64url');
}

function answerOf(reply: FastifyReply, body: string): string {
  const headers = keptHeaders.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)]];
  });
  const answer: z.input<typeof Answer> = {
    ...{ status: reply.statusCode, headers: Object.fromEntries(headers), body },
  };
  return JSON.stringify(answer);
}

function replay(reply: FastifyReply, stored: string): FastifyReply {
  const { status, headers, body } = Answer.parse(JSON.parse(stored));
  return reply
    .code(status)
    .headers(headers)
    .header('idempotency-replayed', 'true')
    .serializer((text: unknown) => String(text))
    .send(body);
}

function refusal(is: 'other' | 'running' | 'unknown', reply: FastifyReply): EchoError {
  switch (is) {
    case 'other':
      return new EchoError('idempotency-key-reused', 'Another request has this Idempotency-Key.');
    case 'running':
      reply.header('retry-after', retrySeconds);
      return new EchoError('idempotency-running', 'The same request is being done.');
    case 'unknown':
      return new EchoError(
        'idempotency-unknown',
        'The request was begun and interrupted; nobody knows whether it was done.',
      );
  }
}
