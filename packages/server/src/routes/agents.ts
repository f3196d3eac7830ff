import { EchoError } from '@echotune/data';
import {
  agentNamed,
  allAgents,
  changeAgent,
  checkAgentInLog,
  enqueueRun,
  killAgents,
  reviveAgents,
  undoAct,
} from '@echotune/service';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actBody, agentBodies, agentBody } from '../agents-of.ts';
import { callerOf } from '../http/caller.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { operatedJob } from '../job-status.ts';
import {
  ActsQuery,
  Agent,
  AgentAct,
  AgentActs,
  AgentChange,
  Agents,
  KillSwitchChange,
} from '../schema/agent.ts';
import { IdParams } from '../schema/id-params.ts';
import { OperatedJob } from '../schema/job.ts';
import { Cursor, cursorOf, placeOf } from '../schema/page.ts';

const config = { needs: 'operate' } as const;
const NameParams = z.object({ agent: z.string().max(100) });
const PageQuery = z.strictObject({
  ...ActsQuery,
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: Cursor,
});

/** As acts and settings remember who did it: an id says nothing once its account is gone. */
const byOf = (request: FastifyRequest) => `account:${callerOf(request).account.id}`;

/** What looks after EchoTune by itself, for who runs it. */
export function agentRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store, clock } = echotune;
  const all = () => allAgents(echotune);
  const list = () => agentBodies(echotune);

  app.get(
    '/agents',
    {
      config,
      schema: {
        operationId: 'listAgents',
        summary: 'Every agent: whether it acts, what it advises, what it did of late',
        response: { 200: Agents },
      },
    },
    list,
  );

  app.patch(
    '/agents/:agent',
    {
      config,
      schema: {
        operationId: 'changeAgent',
        summary: 'Turn an agent on or off, say which acts it may do and how many a day',
        ...{ params: NameParams, body: AgentChange, response: { 200: Agent } },
      },
    },
    async (request) => {
      const agent = agentNamed(all(), request.params.agent);
      const { mode, permits, actsPerDay } = request.body;
      if (mode === undefined && permits === undefined && actsPerDay === undefined) {
        throw new EchoError('input-invalid', 'Say what is to change.');
      }
      await changeAgent(
        echotune,
        agent,
        {
          ...(mode !== undefined && { mode }),
          ...(permits !== undefined && { permits }),
          ...(actsPerDay !== undefined && { actsPerDay }),
        },
        byOf(request),
      );
      return agentBody(store, agent, clock());
    },
  );

  app.put(
    '/agents/kill-switch',
    {
      config,
      schema: {
        operationId: 'setKillSwitch',
        summary: 'Stop all agents before their next act, or let them go on as they were set',
        ...{ body: KillSwitchChange, response: { 200: Agents } },
      },
    },
    async (request) => {
      const by = byOf(request);
      await (request.body.isThrown ? killAgents(echotune, by) : reviveAgents(echotune, by));
      return list();
    },
  );

  app.post(
    '/agents/:agent/run',
    {
      config: { ...config, idempotent: 'repeatable' },
      schema: {
        operationId: 'runAgent',
        summary: 'Have an agent look now, and act as it is set',
        ...{ params: NameParams, response: { 202: OperatedJob } },
      },
    },
    async (request, reply) => {
      const job = await enqueueRun(store, agentNamed(all(), request.params.agent));
      worker.wake();
      return reply.code(202).send(operatedJob(job));
    },
  );

  app.get(
    '/agents/acts',
    {
      config,
      schema: {
        operationId: 'listAgentActs',
        summary: 'What agents did, and in a dry run would have done; and what came of it',
        ...{ querystring: PageQuery, response: { 200: AgentActs } },
      },
    },
    async (request) => {
      const { agent, limit, cursor } = request.query;
      if (agent !== undefined) await checkAgentInLog(store, all(), agent);
      const [beforeId] = placeOf(cursor, 1) ?? [];
      const page = await store.agents.acts({
        ...{ limit, ...(agent !== undefined && { agent }) },
        ...(beforeId !== undefined && { beforeId }),
      });
      const last = page.length === limit ? page.at(-1) : undefined;
      const acts = page.map((act) => actBody(all(), act));
      return { acts, next: last === undefined ? null : cursorOf(last.id) };
    },
  );

  app.delete(
    '/agents/acts/:id',
    {
      config,
      schema: {
        operationId: 'undoAgentAct',
        summary:
          'Take an act back that is in force or not verified yet, also while agents are stopped',
        ...{ params: IdParams, response: { 200: AgentAct } },
      },
    },
    async (request) => {
      const act = await undoAct(echotune, all(), request.params.id, byOf(request));
      return actBody(all(), act);
    },
  );
}
