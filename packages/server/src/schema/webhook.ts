import { listenerEvents, webhookEvents } from '@echotune/data';
import { z } from 'zod';

const at = z.number().describe('UTC epoch ms');
const Event = z.enum(webhookEvents);
const events = z.array(Event).min(1).max(webhookEvents.length);
const url = z.string().min(1).max(2000).describe('https or http; redirects are not followed');

export const NewWebhook = z
  .strictObject({
    url,
    events: events
      .default([...listenerEvents])
      .describe('`spending` and `deprecations` are for who operates the instance'),
    listener: z.int().positive().optional().describe('May be left out where there is only one'),
  })
  .meta({ id: 'NewWebhook' });

export const WebhookChange = z
  .strictObject({ url: url.optional(), events: events.optional(), enabled: z.boolean().optional() })
  .meta({ id: 'WebhookChange' });

export const Webhook = z
  .object({
    id: z.int(),
    url: z.string(),
    events: z.array(Event),
    listener: z.int(),
    createdAt: at,
    failingSince: at.nullable().describe('Null where the last message arrived'),
    disabled: z
      .object({ at, why: z.string() })
      .nullable()
      .describe('Nothing is sent: since when, and why'),
  })
  .meta({ id: 'Webhook' });

export const Webhooks = z.object({ webhooks: z.array(Webhook) }).meta({ id: 'Webhooks' });

export const WebhookSecret = z
  .object({ secret: z.string().describe('`whsec_…`, with which messages are signed; shown once') })
  .meta({ id: 'WebhookSecret' });

export const MadeWebhook = Webhook.extend(WebhookSecret.shape).meta({ id: 'MadeWebhook' });

export const Delivery = z
  .object({
    id: z.int(),
    message: z.string().describe('The `webhook-id` of its header'),
    event: z.enum([...webhookEvents, 'test']),
    state: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.int(),
    nextAt: at.nullable().describe('When it is tried again; null once it has ended'),
    createdAt: at,
    endedAt: at.nullable(),
    status: z.int().nullable().describe('HTTP status of the last answer'),
    failure: z.string().nullable().describe('What went wrong at the last attempt'),
  })
  .meta({ id: 'Delivery' });

export const Deliveries = z
  .object({
    deliveries: z.array(Delivery).describe('Newest first'),
    next: z.string().nullable().describe('The `cursor` of the next page; null on the last one'),
  })
  .meta({ id: 'Deliveries' });
