import { EchoError } from '@echotune/data';
import { readDollars } from '@echotune/service';
import { z } from 'zod';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import {
  Ledger,
  NewSpendingLimit,
  Spending,
  SpendingAlerts,
  SpendingLimit as SpendingLimitBody,
} from '../schema/budget.ts';
import { IdParams } from '../schema/id-params.ts';
import { Nothing } from '../schema/nothing.ts';
import { Cursor } from '../schema/page.ts';
import { alertBodies, ledgerPage, limitBody, spendingBody } from '../spending-of.ts';

const config = { needs: 'operate' } as const;
const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: Cursor,
});
const AfterQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0).describe('The id of the last alert seen'),
});
const mostAlerts = 100;

/** What may be spent on paid calls, and what was. */
export function budgetRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { budgets } = echotune.store;

  app.get(
    '/budget',
    {
      config,
      schema: {
        operationId: 'getSpending',
        summary: 'Every spending limit: what is spent, held and left of it',
        response: { 200: Spending },
      },
    },
    () => spendingBody(echotune),
  );

  app.put(
    '/budget/limits',
    {
      config,
      schema: {
        operationId: 'setSpendingLimit',
        summary: 'Set what may be spent; there is one limit for a scope and a period',
        ...{ body: NewSpendingLimit, response: { 200: SpendingLimitBody } },
      },
    },
    async (request) => {
      const { listener, limitUsd, ...limit } = request.body;
      const limitNanoUsd = readDollars(limitUsd);
      if (limitNanoUsd === null) {
        throw new EchoError('input-invalid', `limitUsd: ${limitUsd} is no amount.`);
      }
      const set = await budgets.setLimit({ ...limit, listenerId: listener, limitNanoUsd });
      return limitBody(set);
    },
  );

  app.delete(
    '/budget/limits/:id',
    {
      config,
      schema: {
        operationId: 'removeSpendingLimit',
        summary: 'Remove a limit; the ledger stays',
        ...{ params: IdParams, response: { 204: Nothing } },
      },
    },
    async (request, reply) => {
      await budgets.removeLimit(request.params.id);
      return reply.code(204).send();
    },
  );

  app.post(
    '/budget/limits/:id/reopen',
    {
      config,
      schema: {
        operationId: 'reopenSpendingLimit',
        summary: 'Admit calls again after an incident',
        ...{ params: IdParams, response: { 200: SpendingLimitBody } },
      },
    },
    async (request) => limitBody(await budgets.reopenLimit(request.params.id)),
  );

  app.get(
    '/budget/ledger',
    {
      config,
      schema: {
        operationId: 'listPaidCalls',
        summary: 'Every paid call, the newest first',
        ...{ querystring: PageQuery, response: { 200: Ledger } },
      },
    },
    (request) => ledgerPage(echotune.store, request.query),
  );

  app.get(
    '/budget/alerts',
    {
      config,
      schema: {
        operationId: 'listSpendingAlerts',
        summary: 'Levels that were reached and incidents, the oldest first',
        ...{ querystring: AfterQuery, response: { 200: SpendingAlerts } },
      },
    },
    async (request) => {
      const alerts = await budgets.alerts(request.query.after, mostAlerts);
      return { alerts: await alertBodies(echotune.store, alerts) };
    },
  );
}
