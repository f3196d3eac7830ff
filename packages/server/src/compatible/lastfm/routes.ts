import type { EchoError } from '@echotune/data';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { judge } from '../../http/problem.ts';
import type { RouteContext } from '../../http/route-context.ts';
import type { TypedApp } from '../../http/typed-app.ts';
import { bodyBytes, openToScrobblers, sayWhen } from '../open-to-scrobblers.ts';
import { approvalAddress, lastfmAddress } from '../scrobbler-address.ts';
import type { FindHolder } from '../token-holder.ts';
import { type Answer, type FailureCode, writeAnswer } from './answer.ts';
import { approvalRoutes } from './approval-page.ts';
import { getMobileSession, getSession, getToken } from './auth-methods.ts';
import type { Call } from './call.ts';
import { type Parameters, readParameters } from './parameters.ts';
import { PendingTokens } from './pending-tokens.ts';
import { love, scrobble, unlove, updateNowPlaying } from './track-methods.ts';
import { getInfo } from './user-methods.ts';

/** Fifty scrobbles, the most of a call, take a tenth of it. */
const bodyLimit = 256 * 1024;

const methods: ReadonlyMap<string, (call: Call) => Promise<Answer>> = new Map([
  ['auth.gettoken', getToken],
  ['auth.getsession', getSession],
  ['auth.getmobilesession', getMobileSession],
  ['track.scrobble', scrobble],
  ['track.updatenowplaying', updateNowPlaying],
  ['track.love', love],
  ['track.unlove', unlove],
  ['user.getinfo', getInfo],
]);

function failureOf(status: number): FailureCode {
  if (status === 429) return 29;
  if (status === 503) return 16;
  return status >= 500 ? 8 : 6;
}

function send(reply: FastifyReply, answer: Answer, parameters: Parameters): FastifyReply {
  const { status, type, text } = writeAnswer(answer, parameters.get('format') === 'json');
  return reply.code(status).type(type).send(text);
}

/**
 * The part of Last.fm's API 2.0 that scrobblers use, at `/lastfm/2.0`: https://www.last.fm/api. Session
 * keys are API keys.
 */
export function lastfmRoutes(app: TypedApp, { echotune }: RouteContext, find: FindHolder): void {
  const pending = new PendingTokens(echotune.clock);
  openToScrobblers(app);
  const parametersOf = ({ url, body }: FastifyRequest) => readParameters(url, bodyBytes(body));
  app.setErrorHandler<FastifyError | EchoError>((cause, request, reply) => {
    const { status } = judge(cause, request, reply);
    sayWhen(reply, status);
    return send(reply, { failure: failureOf(status) }, parametersOf(request));
  });
  app.route({
    method: ['GET', 'POST'],
    url: lastfmAddress,
    bodyLimit,
    schema: { hide: true },
    handler: async (request, reply) => {
      const parameters = parametersOf(request);
      const method = methods.get((parameters.get('method') ?? '').toLowerCase());
      const answer: Answer =
        method === undefined
          ? { failure: 3 }
          : await method({ parameters, echotune, find, pending });
      return send(reply, answer, parameters);
    },
  });
  approvalRoutes(app, { address: approvalAddress, find, pending });
}
