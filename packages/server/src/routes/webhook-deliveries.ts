import type { Delivery as Stored } from '@echotune/data';
import { z } from 'zod';
import { callerOf } from '../http/caller.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { Deliveries, Delivery } from '../schema/webhook.ts';
import { testWebhook } from '../webhooks/manage-webhooks.ts';

const config = { needs: 'session' } as const;
const number = z.coerce.number().int().positive();
const params = z.object({ webhook: number });
const DeliveriesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});

const bodyOf = ({ webhookId: _, ...delivery }: Stored) => delivery;

/** What was sent to an address, what waits, and why something did not arrive. */
export function webhookDeliveryRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store } = echotune;
  const own = (caller: Parameters<typeof callerOf>[0], id: number) =>
    store.webhooks.get(id, callerOf(caller).account.id);

  app.get(
    '/webhooks/:webhook/deliveries',
    {
      config,
      schema: {
        operationId: 'listDeliveries',
        summary: 'What was sent, what waits, and why something did not arrive',
        ...{ params, querystring: DeliveriesQuery, response: { 200: Deliveries } },
      },
    },
    async (request) => {
      const { id } = await own(request, request.params.webhook);
      const { limit, cursor } = request.query;
      const before = cursor === undefined ? null : Number(cursor);
      const page = await store.webhooks.deliveries(id, before, limit);
      const last = page.length === limit ? page.at(-1) : undefined;
      return { deliveries: page.map(bodyOf), next: last === undefined ? null : `${last.id}` };
    },
  );

  app.post(
    '/webhooks/:webhook/test',
    {
      config,
      schema: {
        operationId: 'testWebhook',
        summary: 'Send a message that says nothing but that it arrives',
        ...{ params, response: { 202: Delivery } },
      },
    },
    async (request, reply) => {
      const webhook = await own(request, request.params.webhook);
      return reply.code(202).send(bodyOf(await testWebhook(echotune, webhook)));
    },
  );

  app.post(
    '/webhooks/:webhook/deliveries/:delivery/redeliver',
    {
      config,
      schema: {
        operationId: 'redeliver',
        summary: 'Send a message once more, under the same id',
        params: params.extend({ delivery: number }),
        response: { 202: Delivery },
      },
    },
    async (request, reply) => {
      const { id } = await own(request, request.params.webhook);
      const delivery = await store.webhooks.again(id, request.params.delivery);
      return reply.code(202).send(bodyOf(delivery));
    },
  );
}
