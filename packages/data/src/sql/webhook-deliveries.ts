import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Delivery } from '../domain/webhook.ts';
import { EchoError } from '../errors.ts';
import type { Attempt, ClaimedDelivery, WebhookMessage } from '../store/webhook-store.ts';
import { atomically, type Context } from './context.ts';
import type { LiveTables } from './live-tables.ts';

const keptMs = 7 * 86_400_000;
const mostKept = 1000;
const mostAtOnce = 50;
/** Nothing arrived for that long: nothing more is sent. */
const patienceMs = 5 * 86_400_000;

type Row = Selectable<LiveTables['webhook_delivery']>;

/** The messages of webhooks: what waits, what is being sent (it waits for its lease), what has ended. */
export class SqlDeliveries {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async queue(webhookId: number, { event, payload }: WebhookMessage): Promise<Delivery> {
    const { db, clock } = this.#context;
    const now = clock();
    const message = `msg_${randomUUID().replaceAll('-', '')}`;
    const row = await db
      .insertInto('webhook_delivery')
      .values({
        ...{ webhook_id: webhookId, message, event, payload },
        ...{ state: 'waiting', next_at: now, created_at: now },
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return deliveryFrom(row);
  }

  async list(webhookId: number, beforeId: number | null, limit: number): Promise<Delivery[]> {
    const rows = await this.#context.db
      .selectFrom('webhook_delivery')
      .selectAll()
      .where('webhook_id', '=', webhookId)
      .$if(beforeId !== null, (query) => query.where('id', '<', beforeId))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(deliveryFrom);
  }

  async again(webhookId: number, id: number): Promise<Delivery> {
    const { db, clock } = this.#context;
    const row = await db
      .updateTable('webhook_delivery')
      .set({ state: 'waiting', attempts: 0, next_at: clock(), ended_at: null })
      .where('id', '=', id)
      .where('webhook_id', '=', webhookId)
      .returningAll()
      .executeTakeFirst();
    if (row) return deliveryFrom(row);
    throw new EchoError('delivery-unknown', `There is no delivery ${id} of this webhook.`);
  }

  async claim(leaseMs: number, but: ReadonlySet<number>): Promise<ClaimedDelivery[]> {
    const { db, clock } = this.#context;
    const now = clock();
    const due = await db
      .selectFrom('webhook')
      .innerJoin('account', 'account.id', 'webhook.account_id')
      .innerJoin('webhook_delivery as waiting', 'waiting.webhook_id', 'webhook.id')
      .select((column) => ['webhook.id', 'url', column.fn.min('waiting.id').as('oldest')])
      .where('disabled_at', 'is', null)
      .where('account.disabled', '=', 0)
      .where('waiting.next_at', '<=', now)
      .groupBy(['webhook.id', 'url'])
      .orderBy('oldest')
      .execute();
    const claimed: ClaimedDelivery[] = [];
    for (const { id, url, oldest } of due.filter((one) => !but.has(one.id)).slice(0, mostAtOnce)) {
      const row = await db
        .updateTable('webhook_delivery')
        .set((column) => ({
          next_at: now + leaseMs,
          attempts: column('attempts', '+', 1),
        }))
        .where('id', '=', oldest)
        .where('webhook_id', '=', id)
        .where('next_at', '<=', now)
        .returningAll()
        .executeTakeFirst();
      if (row) claimed.push({ ...deliveryFrom(row), url, payload: row.payload });
    }
    return claimed;
  }

  settle(delivery: ClaimedDelivery, attempt: Attempt): Promise<void> {
    return atomically(this.#context, async (context) => {
      const now = context.clock();
      const { delivered, status, failure, nextAt } = attempt;
      const hasEnded = delivered || nextAt === null;
      const state = delivered ? 'delivered' : hasEnded ? 'failed' : 'waiting';
      const ended_at = hasEnded ? now : null;
      const row = await held(context, delivery)
        .set({ ...{ state, status, failure, ended_at }, next_at: hasEnded ? null : nextAt })
        .returning('id')
        .executeTakeFirst();
      if (row === undefined) return;
      if (delivered) await arrived(context, delivery.webhookId);
      else await failed(context, delivery.webhookId, attempt.disable);
    });
  }

  async release(delivery: ClaimedDelivery): Promise<void> {
    await held(this.#context, delivery)
      .set({ next_at: this.#context.clock(), attempts: delivery.attempts - 1 })
      .execute();
  }

  async tidy(): Promise<void> {
    const { db, clock } = this.#context;
    await db
      .deleteFrom('webhook_delivery')
      .where('ended_at', '<=', clock() - keptMs)
      .execute();
    for (const { id } of await db.selectFrom('webhook').select('id').execute()) {
      const oldest = await db
        .selectFrom('webhook_delivery')
        .select('id')
        .where('webhook_id', '=', id)
        .orderBy('id', 'desc')
        .offset(mostKept)
        .limit(1)
        .executeTakeFirst();
      if (oldest === undefined) continue;
      await db
        .deleteFrom('webhook_delivery')
        .where('webhook_id', '=', id)
        .where('id', '<=', oldest.id)
        .where('ended_at', 'is not', null)
        .execute();
    }
  }
}

/** The delivery as long as it is in the hands that took it: the attempt's number is the fence. */
function held({ db }: Context, { id, attempts }: ClaimedDelivery) {
  return db
    .updateTable('webhook_delivery')
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', '=', 'waiting');
}

async function arrived({ db }: Context, webhookId: number): Promise<void> {
  await db
    .updateTable('webhook')
    .set({ failing_since: null })
    .where('id', '=', webhookId)
    .where('failing_since', 'is not', null)
    .execute();
}

async function failed({ db, clock }: Context, webhookId: number, disable: string | null) {
  const now = clock();
  await db
    .updateTable('webhook')
    .set({ failing_since: now })
    .where('id', '=', webhookId)
    .where('failing_since', 'is', null)
    .execute();
  await db
    .updateTable('webhook')
    .set({ disabled_at: now, disabled_for: disable ?? 'Nothing has arrived for five days.' })
    .where('id', '=', webhookId)
    .where('disabled_at', 'is', null)
    .$if(disable === null, (query) => query.where('failing_since', '<=', now - patienceMs))
    .execute();
}

function deliveryFrom(row: Row): Delivery {
  return {
    ...{ id: row.id, webhookId: row.webhook_id, message: row.message, event: row.event },
    ...{ state: row.state, attempts: row.attempts, nextAt: row.next_at, status: row.status },
    ...{ createdAt: row.created_at, endedAt: row.ended_at, failure: row.failure },
  };
}
