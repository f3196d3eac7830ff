import type { Webhook as Stored } from '@echotune/data';
import { chooseListener } from '@echotune/service';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { callerOf } from '../http/caller.ts';
import { wantedIn } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { Nothing } from '../schema/nothing.ts';
import {
  MadeWebhook,
  NewWebhook,
  Webhook,
  WebhookChange,
  WebhookSecret,
  Webhooks,
} from '../schema/webhook.ts';
import { addWebhook, changeWebhook } from '../webhooks/manage-webhooks.ts';
import { renewSecret } from '../webhooks/webhook-secret.ts';

/** Not for keys: a key that is revoked must leave nothing behind that goes on telling. */
const config = { needs: 'session' } as const;
const params = z.object({ webhook: z.coerce.number().int().positive() });

function bodyOf({ id, url, events, listenerId, createdAt, failingSince, disabled }: Stored) {
  return {
    ...{ id, url, events: [...events], listener: listenerId, createdAt, failingSince },
    disabled: disabled === null ? null : { ...disabled },
  };
}

/** Addresses that are told what happens. */
export function webhookRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store, secrets } = echotune;

  const ownWebhook = (
    request: Pick<FastifyRequest, 'caller'> & { readonly params: z.output<typeof params> },
  ) => store.webhooks.get(request.params.webhook, callerOf(request).account.id);

  app.get(
    '/webhooks',
    {
      config,
      schema: {
        operationId: 'listWebhooks',
        summary: 'Whom of yours is told what happens',
        response: { 200: Webhooks },
      },
    },
    async (request) => {
      const own = await store.webhooks.list(callerOf(request).account.id);
      return { webhooks: own.map(bodyOf) };
    },
  );

  app.post(
    '/webhooks',
    {
      config,
      schema: {
        operationId: 'addWebhook',
        summary: 'Have an address told what happens, from now on',
        ...{ body: NewWebhook, response: { 201: MadeWebhook } },
      },
    },
    async (request, reply) => {
      const { account, reach } = callerOf(request);
      const { id: listenerId } = await chooseListener(store, wantedIn(request.body), reach);
      const { url, events } = request.body;
      const { webhook, secret } = await addWebhook(echotune, {
        ...{ accountId: account.id, listenerId, url, events: [...new Set(events)] },
      });
      return reply.code(201).send({ ...bodyOf(webhook), secret });
    },
  );

  app.get(
    '/webhooks/:webhook',
    {
      config,
      schema: {
        operationId: 'getWebhook',
        summary: 'A webhook, and whether it works',
        ...{ params, response: { 200: Webhook } },
      },
    },
    async (request) => bodyOf(await ownWebhook(request)),
  );

  app.patch(
    '/webhooks/:webhook',
    {
      config,
      schema: {
        operationId: 'changeWebhook',
        summary: 'Change address or events; stop sending, or begin again',
        ...{ params, body: WebhookChange, response: { 200: Webhook } },
      },
    },
    async (request) =>
      bodyOf(await changeWebhook(echotune, await ownWebhook(request), request.body)),
  );

  app.delete(
    '/webhooks/:webhook',
    {
      config,
      schema: {
        operationId: 'removeWebhook',
        summary: 'Tell it nothing any more',
        ...{ params, response: { 204: Nothing } },
      },
    },
    async (request, reply) => {
      await store.webhooks.remove((await ownWebhook(request)).id);
      return reply.code(204).send();
    },
  );

  app.post(
    '/webhooks/:webhook/secret',
    {
      config,
      schema: {
        operationId: 'renewWebhookSecret',
        summary: 'A new secret; the old one signs nothing more',
        ...{ params, response: { 201: WebhookSecret } },
      },
    },
    async (request, reply) => {
      const { id } = await ownWebhook(request);
      return reply.code(201).send({ secret: await renewSecret(secrets, id) });
    },
  );
}
