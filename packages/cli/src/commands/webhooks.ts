import { EchoError, type Webhook, type WebhookEvent, webhookEvents } from '@echotune/data';
import { addWebhook, changeWebhook, renewSecret, testWebhook } from '@echotune/server';
import { type CommonOptions, listenerFor, noAccountOf, type Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { table } from '../terminal/words.ts';

export interface AddWebhookOptions extends CommonOptions {
  readonly events: readonly string[];
}

function stateOf({ disabled, failingSince }: Webhook): string {
  if (disabled !== null) return `disabled: ${disabled.why}`;
  return failingSince === null ? 'works' : `fails since ${utcStamp(failingSince, 'minute')} UTC`;
}

/** `echotune webhooks list` */
export async function listWebhooksCommand({ echotune, output }: Session): Promise<void> {
  const webhooks = await echotune.store.webhooks.list(null);
  if (webhooks.length === 0) output.say('None yet; `echotune webhooks add URL` makes one.');
  const lines = webhooks.map((webhook) => [
    ...[webhook.id, webhook.url, webhook.events.join(' '), stateOf(webhook)],
  ]);
  for (const line of table(lines)) output.say(line);
  output.answer({ webhooks });
}

function eventNamed(word: string): WebhookEvent {
  const event = webhookEvents.find((name) => name === word);
  if (event !== undefined) return event;
  throw new EchoError(
    'input-invalid',
    `There is no event ${word} (there are ${webhookEvents.join(', ')}).`,
  );
}

/** `echotune webhooks add` */
export async function addWebhookCommand(
  session: Session,
  url: string,
  options: AddWebhookOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { id: listenerId, accountId, name } = await listenerFor(session, options);
  if (accountId === null) {
    throw noAccountOf(name);
  }
  const events = [...new Set(options.events.flatMap((word) => word.split(',')).map(eventNamed))];
  const { webhook, secret } = await addWebhook(echotune, { accountId, listenerId, url, events });
  output.say(`Webhook ${webhook.id} is told from now on: ${webhook.events.join(', ')}.`);
  output.say('The secret that signs its messages is shown this once:');
  output.say(secret);
  output.answer({ ...webhook, secret });
}

/** `echotune webhooks remove` */
export async function removeWebhookCommand({ echotune, output }: Session, id: number) {
  await echotune.store.webhooks.remove(id);
  output.say(`Webhook ${id} is gone, with its deliveries and its secret.`);
  output.answer({ removed: id });
}

/** `echotune webhooks enable` and `disable` */
export async function switchWebhookCommand(
  { echotune, output }: Session,
  id: number,
  enabled: boolean,
): Promise<void> {
  const webhook = await echotune.store.webhooks.get(id, null);
  const changed = await changeWebhook(echotune, webhook, { enabled });
  output.say(`Webhook ${id}: ${stateOf(changed)}.`);
  output.answer(changed);
}

/** `echotune webhooks secret` */
export async function webhookSecretCommand({ echotune, output }: Session, id: number) {
  await echotune.store.webhooks.get(id, null);
  const secret = await renewSecret(echotune.secrets, id);
  output.say('The old secret signs nothing more; this one is shown this once:');
  output.say(secret);
  output.answer({ id, secret });
}

/** `echotune webhooks test` */
export async function testWebhookCommand({ echotune, output }: Session, id: number) {
  const delivery = await testWebhook(echotune, await echotune.store.webhooks.get(id, null));
  output.say(`Delivery ${delivery.id} waits for the running server, or for the next start.`);
  output.answer(delivery);
}

/** `echotune webhooks deliveries` */
export async function listDeliveriesCommand(
  { echotune, output }: Session,
  id: number,
  { limit }: { readonly limit: number },
): Promise<void> {
  const { store } = echotune;
  await store.webhooks.get(id, null);
  const deliveries = await store.webhooks.deliveries(id, null, limit);
  if (deliveries.length === 0) output.say('None yet.');
  const lines = deliveries.map(({ id: number, event, state, createdAt, attempts, failure }) => [
    ...[number, event, utcStamp(createdAt, 'second'), state, `${attempts}×`, failure ?? ''],
  ]);
  for (const line of table(lines)) output.say(line);
  output.answer({ deliveries });
}

/** `echotune webhooks redeliver` */
export async function redeliverCommand({ echotune, output }: Session, id: number, nth: number) {
  await echotune.store.webhooks.get(id, null);
  const delivery = await echotune.store.webhooks.again(id, nth);
  output.say(`Delivery ${nth} waits for the running server, or for the next start.`);
  output.answer(delivery);
}
