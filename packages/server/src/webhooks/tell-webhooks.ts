import { type NoticedWebhook, operatorEvents, type WebhookMessage } from '@echotune/data';
import type { ChangeTold, Watched } from '../live/change.ts';
import { Mark } from '../live/mark.ts';
import { type Changes, readChanges } from '../live/read-changes.ts';
import type { EchoTune } from '../wire.ts';

type Deps = Pick<EchoTune, 'store' | 'clock' | 'telemetry'>;

function watchedBy({
  accountId,
  listenerId,
  events,
}: Pick<NoticedWebhook, 'accountId' | 'listenerId' | 'events'>): Watched {
  const operates = operatorEvents.some((event) => events.includes(event));
  return { listenerId, reach: { accountId, listenerId }, operates };
}

/** How far somebody is told who begins now. Null where the listener is gone. */
export async function presentMark(
  deps: Deps,
  webhook: Pick<NoticedWebhook, 'accountId' | 'listenerId' | 'events'>,
): Promise<string | null> {
  const changes = await readChanges(deps, watchedBy(webhook), null);
  return changes === null ? null : JSON.stringify(changes.mark);
}

/**
 * Queues for every webhook what has happened since it was told last, by the same reading as the live
 * connection's: who was down, or whose messages pile up, is told later and of everything.
 */
export async function tellWebhooks(deps: Deps): Promise<void> {
  for (const webhook of await deps.store.webhooks.toTell()) {
    try {
      await tell(deps, webhook);
    } catch (cause) {
      deps.telemetry.log('warn', 'webhook-not-told', { webhook: webhook.id, cause });
    }
  }
}

async function tell(deps: Deps, webhook: NoticedWebhook): Promise<void> {
  // A mark that another release shaped says nothing: then it begins now.
  const mark = Mark.safeParse(JSON.parse(webhook.mark)).data ?? null;
  const changes = await readChanges(deps, watchedBy(webhook), mark);
  if (changes === null) return;
  const next = JSON.stringify(changes.mark);
  if (next === webhook.mark) return;
  const messages = mark === null ? [] : messagesFor(webhook, changes, deps.clock());
  await deps.store.webhooks.tell(webhook, next, messages);
}

/** Of what goes on step by step a webhook is told the end alone. */
function isWhole(change: ChangeTold): boolean {
  switch (change.type) {
    case 'import':
      return change.status.state !== 'queued' && change.status.state !== 'running';
    case 'training':
      return change.ended !== null;
    default:
      return true;
  }
}

function messagesFor(
  { events, listenerId: listener }: NoticedWebhook,
  { told, profileChanged }: Changes,
  now: number,
): WebhookMessage[] {
  const messages = told.filter(isWhole).map(({ type, ...data }) => {
    return messageOf(type, { listener, ...data }, now);
  });
  if (profileChanged) {
    // Where to ask: an answer leaves an impression, and belongs to who looks at it.
    const at = `/api/v1/recommendations?listener=${listener}`;
    messages.push(messageOf('recommendations', { listener, at }, now));
  }
  return messages.filter(({ event }) => event === 'test' || events.includes(event));
}

/** A message in the shape that Standard Webhooks advises. `now` is UTC epoch milliseconds. */
export function messageOf(
  event: WebhookMessage['event'],
  data: object,
  now: number,
): WebhookMessage {
  const timestamp = new Date(now).toISOString();
  return { event, payload: JSON.stringify({ type: event, timestamp, data }) };
}
