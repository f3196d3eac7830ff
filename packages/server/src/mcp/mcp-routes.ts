import { EchoError, type Scope } from '@echotune/data';
import { chooseListener } from '@echotune/service';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { adviceIn } from '../http/advice.ts';
import { type Caller, callerOf } from '../http/caller.ts';
import { negotiateLanguage } from '../http/negotiate.ts';
import { judge } from '../http/problem.ts';
import type { RouteContext } from '../http/route-context.ts';
import { goneSignal } from '../http/stream-work.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { buildMcpServer } from './build-mcp-server.ts';
import { PendingChanges } from './pending-changes.ts';
import type { McpCaller, McpParts } from './tool.ts';

/** Of a message: a long list of songs takes a tenth of it. */
const bodyLimit = 256 * 1024;
const [parseError, invalidRequest] = [-32700, -32600];

/** What a key may: to operate is the owner's only. */
function scopesOf({ account, scopes }: Caller): ReadonlySet<Scope> {
  if (account.role === 'owner') return scopes;
  return new Set([...scopes].filter((scope) => scope !== 'operate'));
}

/** The caller behind an API key. Throws listener-unknown. */
async function keyCaller({ echotune }: McpParts, request: FastifyRequest): Promise<McpCaller> {
  const caller = callerOf(request);
  const { id: listenerId } = await chooseListener(echotune.store, null, caller.reach);
  return {
    ...{ id: `key ${caller.keyId}`, by: `account:${caller.account.id}`, key: caller.keyId },
    ...{ accountId: caller.account.id, listenerId, may: scopesOf(caller) },
    language: negotiateLanguage(request.headers['accept-language']),
  };
}

/** As the protocol's SDK takes it. */
function webRequest({ method, headers, url, host }: FastifyRequest, signal: AbortSignal): Request {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') given.set(name, value);
  }
  return new Request(`http://${host}${url}`, { method, headers: given, signal });
}

/** Errors in the protocol's own words, with the status that the API gives them. */
function sendRpcError(
  error: FastifyError | EchoError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { echo, status } = judge(error, request, reply);
  if (echo.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
  const isNoJson = error.code.startsWith('FST_ERR_CTP_') && error.code.endsWith('JSON_BODY');
  const advice = adviceIn(negotiateLanguage(request.headers['accept-language']), echo);
  const data = { code: echo.code, advice };
  const code = isNoJson ? parseError : invalidRequest;
  return reply
    .code(status)
    .type('application/json')
    .send({ jsonrpc: '2.0', id: null, error: { code, message: echo.message, data } });
}

/**
 * The Model Context Protocol over streamable HTTP at `/mcp`, for agents that come with an API key. Each request stands
 * alone: any process answers any of them, and none is kept open.
 */
export function mcpRoutes(app: TypedApp, parts: RouteContext): void {
  const { echotune } = parts;
  const pending = new PendingChanges(echotune.secrets, echotune.clock);
  app.setErrorHandler<FastifyError | EchoError>(sendRpcError);
  app.route({
    method: ['GET', 'POST', 'DELETE'],
    url: '/mcp',
    bodyLimit,
    config: { needs: 'key' },
    schema: { hide: true },
    handler: async (request, reply) => {
      if (Array.isArray(request.body)) {
        throw new EchoError('input-invalid', 'Send one message at a time: batches are not taken.');
      }
      const caller = await keyCaller(parts, request);
      const handler = createMcpHandler(() => buildMcpServer(parts, caller, pending), {
        // Nothing that could be told of changes by itself.
        maxSubscriptions: 0,
        onerror: (error) => request.log.debug({ err: error }, 'a message of an assistant'),
      });
      const isPost = request.method === 'POST';
      const answer = await handler.fetch(
        webRequest(request, goneSignal(reply)),
        isPost ? { parsedBody: request.body } : {},
      );
      return reply.send(answer);
    },
  });
}
