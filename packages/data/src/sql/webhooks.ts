import type { Selectable } from 'kysely';
import { type Webhook, webhookEvents } from '../domain/webhook.ts';
import { EchoError } from '../errors.ts';
import type {
  Attempt,
  ClaimedDelivery,
  NoticedWebhook,
  WebhookMessage,
  WebhookStore,
} from '../store/webhook-store.ts';
import { atomically, type Context } from './context.ts';
import type { LiveTables } from './live-tables.ts';
import { SqlDeliveries } from './webhook-deliveries.ts';

const mostOfAccount = 20;
/** Beyond that the mark waits with what is still to be told, instead of messages. */
const mostWaiting = 100;

export class SqlWebhooks implements WebhookStore {
  readonly #context: Context;
  readonly #deliveries: SqlDeliveries;

  constructor(context: Context) {
    this.#context = context;
    this.#deliveries = new SqlDeliveries(context);
  }

  add({ accountId, listenerId, url, events, mark }: Parameters<WebhookStore['add']>[0]) {
    return atomically(this.#context, async ({ db, clock, dialect }) => {
      const listener = await db
        .selectFrom('listener')
        .select('id')
        .where('id', '=', listenerId)
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      if (!listener) {
        throw new EchoError('listener-unknown', `There is no listener number ${listenerId}.`);
      }
      await db
        .selectFrom('account')
        .select('id')
        .where('id', '=', accountId)
        .$if(dialect === 'postgres', (query) => query.forNoKeyUpdate())
        .execute();
      const { count } = await db
        .selectFrom('webhook')
        .select((column) => column.fn.countAll<number>().as('count'))
        .where('account_id', '=', accountId)
        .executeTakeFirstOrThrow();
      if (count >= mostOfAccount) {
        throw new EchoError('webhooks-full', `An account has at most ${mostOfAccount} webhooks.`);
      }
      const row = await db
        .insertInto('webhook')
        .values({
          ...{ account_id: accountId, listener_id: listenerId, url, events: events.join(' ') },
          ...{ created_at: clock(), mark },
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return webhookFrom(row);
    });
  }

  async list(accountId: string | null): Promise<Webhook[]> {
    const rows = await this.#context.db
      .selectFrom('webhook')
      .selectAll()
      .$if(accountId !== null, (query) => query.where('account_id', '=', accountId ?? ''))
      .orderBy('id')
      .execute();
    return rows.map(webhookFrom);
  }

  async get(id: number, accountId: string | null): Promise<Webhook> {
    const row = await this.#context.db
      .selectFrom('webhook')
      .selectAll()
      .where('id', '=', id)
      .$if(accountId !== null, (query) => query.where('account_id', '=', accountId ?? ''))
      .executeTakeFirst();
    if (row === undefined) throw unknown(id);
    return webhookFrom(row);
  }

  change(id: number, { url, events }: Parameters<WebhookStore['change']>[1]) {
    return this.#update(id, {
      ...(url !== undefined && { url }),
      ...(events !== undefined && { events: events.join(' ') }),
    });
  }

  disable(id: number, why: string): Promise<Webhook> {
    return this.#update(id, { disabled_at: this.#context.clock(), disabled_for: why });
  }

  enable(id: number, mark: string): Promise<Webhook> {
    const none = { disabled_at: null, disabled_for: null, failing_since: null };
    return this.#update(id, { ...none, mark });
  }

  async remove(id: number): Promise<void> {
    const { numDeletedRows } = await this.#context.db
      .deleteFrom('webhook')
      .where('id', '=', id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw unknown(id);
  }

  async toTell(): Promise<NoticedWebhook[]> {
    const rows = await this.#context.db
      .selectFrom('webhook')
      .innerJoin('account', 'account.id', 'webhook.account_id')
      .innerJoin('listener', (join) =>
        join
          .onRef('listener.id', '=', 'webhook.listener_id')
          .onRef('listener.account_id', '=', 'webhook.account_id'),
      )
      .selectAll('webhook')
      .where('disabled_at', 'is', null)
      .where('account.disabled', '=', 0)
      .where(
        (query) =>
          query
            .selectFrom('webhook_delivery')
            .select((column) => column.fn.countAll<number>().as('waiting'))
            .whereRef('webhook_id', '=', 'webhook.id')
            .where('next_at', 'is not', null),
        '<',
        mostWaiting,
      )
      .orderBy('webhook.id')
      .execute();
    return rows.map((row) => ({
      ...webhookFrom(row),
      ...{ mark: row.mark, markVersion: row.mark_version },
    }));
  }

  tell(
    { id, markVersion }: Pick<NoticedWebhook, 'id' | 'markVersion'>,
    mark: string,
    messages: readonly WebhookMessage[],
  ): Promise<boolean> {
    return atomically(this.#context, async (context) => {
      const told = await context.db
        .updateTable('webhook')
        .set({ mark, mark_version: markVersion + 1 })
        .where('id', '=', id)
        .where('mark_version', '=', markVersion)
        .where('disabled_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (told === undefined) return false;
      for (const message of messages) await new SqlDeliveries(context).queue(id, message);
      return true;
    });
  }

  queue(id: number, message: WebhookMessage) {
    return this.#deliveries.queue(id, message);
  }

  deliveries(id: number, beforeId: number | null, limit: number) {
    return this.#deliveries.list(id, beforeId, limit);
  }

  again(id: number, deliveryId: number) {
    return this.#deliveries.again(id, deliveryId);
  }

  claim(leaseMs: number, but: ReadonlySet<number>) {
    return this.#deliveries.claim(leaseMs, but);
  }

  settle(delivery: ClaimedDelivery, attempt: Attempt) {
    return this.#deliveries.settle(delivery, attempt);
  }

  release(delivery: ClaimedDelivery) {
    return this.#deliveries.release(delivery);
  }

  tidy() {
    return this.#deliveries.tidy();
  }

  /** Raises the version of the mark, so that whoever is reading for it begins anew. */
  async #update(id: number, values: Partial<Selectable<LiveTables['webhook']>>): Promise<Webhook> {
    const row = await this.#context.db
      .updateTable('webhook')
      .set((column) => ({ ...values, mark_version: column('mark_version', '+', 1) }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) throw unknown(id);
    return webhookFrom(row);
  }
}

function unknown(id: number): EchoError {
  return new EchoError('webhook-unknown', `There is no webhook ${id}.`);
}

function webhookFrom(row: Selectable<LiveTables['webhook']>): Webhook {
  const words = row.events.split(' ');
  return {
    ...{ id: row.id, accountId: row.account_id, listenerId: row.listener_id, url: row.url },
    events: webhookEvents.filter((event) => words.includes(event)),
    ...{ createdAt: row.created_at, failingSince: row.failing_since },
    disabled:
      row.disabled_at === null ? null : { at: row.disabled_at, why: row.disabled_for ?? '' },
  };
}
