import {
  type Delivery,
  EchoError,
  operatorEvents,
  type Webhook,
  type WebhookEvent,
} from '@echotune/data';
import type { EchoTune } from '../wire.ts';
import { refuseAddress } from './allowed-addresses.ts';
import { messageOf, presentMark } from './tell-webhooks.ts';
import { secretOf } from './webhook-secret.ts';

type Deps = Pick<EchoTune, 'store' | 'secrets' | 'clock' | 'telemetry' | 'config'>;

const longestUrl = 2000;

/**
 * The address as it will be called. Throws input-invalid for anything but http and https, and for one
 * that holds a name or a password; webhook-address-refused.
 */
function webhookUrl({ config }: Pick<Deps, 'config'>, text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.href.length > longestUrl) {
    throw new EchoError('input-invalid', 'url: an address that begins with https:// or http://');
  }
  if (url.username !== '' || url.password !== '') {
    throw new EchoError('input-invalid', 'url: without a name and a password; messages are signed');
  }
  refuseAddress(url.hostname, config.webhookPrivateAddresses);
  url.hash = '';
  return url.href;
}

/** Throws forbidden where an account is to be told of the instance that does not operate it. */
async function refuseEvents(
  { store }: Deps,
  accountId: string,
  events: readonly WebhookEvent[],
): Promise<void> {
  const [forOperators] = operatorEvents.filter((event) => events.includes(event));
  if (forOperators === undefined) return;
  const account = await store.accounts.get(accountId);
  if (account?.role === 'owner') return;
  const message = `${forOperators} is told to the owner of the instance alone.`;
  throw new EchoError('forbidden', message);
}

/**
 * Registers an address; from now on it is told what happens. The secret is shown this once. Throws
 * input-invalid, webhook-address-refused, forbidden.
 */
export async function addWebhook(
  deps: Deps,
  wanted: { accountId: string; listenerId: number; url: string; events: readonly WebhookEvent[] },
): Promise<{ webhook: Webhook; secret: string }> {
  const url = webhookUrl(deps, wanted.url);
  await refuseEvents(deps, wanted.accountId, wanted.events);
  const mark = await presentMark(deps, wanted);
  if (mark === null) throw new EchoError('listener-unknown', 'There is no such listener.');
  const webhook = await deps.store.webhooks.add({ ...wanted, url, mark });
  return { webhook, secret: await secretOf(deps.secrets, webhook.id) };
}

/**
 * Changes what is given. Enabled again it is sent what waited, and told what happens from then on.
 * Throws input-invalid, webhook-address-refused, forbidden.
 */
export async function changeWebhook(
  deps: Deps,
  webhook: Webhook,
  wanted: {
    readonly url?: string | undefined;
    readonly events?: readonly WebhookEvent[] | undefined;
    readonly enabled?: boolean | undefined;
  },
): Promise<Webhook> {
  const { url, events, enabled } = wanted;
  await refuseEvents(deps, webhook.accountId, events ?? []);
  const changed = await deps.store.webhooks.change(webhook.id, {
    ...(url !== undefined && { url: webhookUrl(deps, url) }),
    ...(events !== undefined && { events: [...new Set(events)] }),
  });
  if (enabled === undefined || enabled === (changed.disabled === null)) return changed;
  if (enabled) return enable(deps, changed);
  return deps.store.webhooks.disable(webhook.id, 'It was switched off by hand.');
}

async function enable(deps: Deps, webhook: Webhook): Promise<Webhook> {
  const mark = await presentMark(deps, webhook);
  if (mark === null) throw new EchoError('webhook-unknown', `There is no webhook ${webhook.id}.`);
  return deps.store.webhooks.enable(webhook.id, mark);
}

/** Queues a message that says nothing but that it arrives. */
export function testWebhook(
  { store, clock }: Deps,
  { id, listenerId: listener }: Webhook,
): Promise<Delivery> {
  return store.webhooks.queue(id, messageOf('test', { listener }, clock()));
}
