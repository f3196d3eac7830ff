import { EchoError } from '@echotune/data';
import { allAgents, replayDecisions, verifyLog } from '@echotune/service';
import { z } from 'zod';
import { logPage } from '../agents-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { DecisionLog, LogQuery, ReplayedDecision, VerifiedLog } from '../schema/agent.ts';
import { IdParams } from '../schema/id-params.ts';
import { Cursor } from '../schema/page.ts';

const config = { needs: 'operate' } as const;
const PageQuery = z.strictObject({
  ...LogQuery,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: Cursor,
});
const HashQuery = z.strictObject({
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be a hash: 64 digits and letters from a to f')
    .optional()
    .describe('Whether an entry has it: proof against a log that was written anew'),
});

/** What agents saw, decided and did. */
export function decisionRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store } = echotune;

  app.get(
    '/agents/log',
    {
      config,
      schema: {
        operationId: 'listAgentLog',
        summary: 'The decision log, the newest entry first',
        ...{ querystring: PageQuery, response: { 200: DecisionLog } },
      },
    },
    async (request) => {
      const { agent, kind, since, limit, cursor } = request.query;
      return logPage(echotune, {
        ...{ limit, cursor, ...(agent !== undefined && { agent }) },
        ...{ ...(kind !== undefined && { kind }), ...(since !== undefined && { since }) },
      });
    },
  );

  app.get(
    '/agents/log/check',
    {
      config,
      schema: {
        operationId: 'verifyAgentLog',
        summary: 'Whether every entry of the decision log is as it was written',
        ...{ querystring: HashQuery, response: { 200: VerifiedLog } },
      },
    },
    async (request) => {
      const verified = await verifyLog(store, request.query.hash);
      const { fault, contains } = verified;
      return { ...verified, isSound: fault === null && contains !== false };
    },
  );

  app.get(
    '/agents/log/:id/replay',
    {
      config,
      schema: {
        operationId: 'replayAgentLook',
        summary: 'What would be decided today by what an agent saw then',
        ...{ params: IdParams, response: { 200: ReplayedDecision } },
      },
    },
    async (request) => {
      const [replayed] = await replayDecisions(store, allAgents(echotune), {
        seq: request.params.id,
      });
      if (replayed !== undefined) return replayed;
      throw new EchoError('entry-unknown', `There is no entry ${request.params.id}.`);
    },
  );
}
