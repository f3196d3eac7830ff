import { type ExpressionBuilder, sql } from 'kysely';
import type { LimitAmounts, NewSpendingLimit, SpendingLimit } from '../domain/spending.ts';
import { EchoError } from '../errors.ts';
import { periodAt } from '../spending/period.ts';
import { atomically, type Context, lock } from './context.ts';
import type { Schema } from './schema.ts';
import {
  assertAmount,
  assertListener,
  assertNames,
  isOf,
  limitFromRow,
} from './spending-limits.ts';

/** The work of `BudgetStore.setLimit`. */
export async function setLimit(context: Context, limit: NewSpendingLimit): Promise<SpendingLimit> {
  return setOrAdd(context, limit, async (within, id) => change(within, id, limit));
}

/** The work of `BudgetStore.addLimit`. */
export async function addLimit(
  context: Context,
  limit: NewSpendingLimit,
): Promise<SpendingLimit | null> {
  return setOrAdd(context, limit, async () => null);
}

/** Adds a limit, or does what is to be done with the one that there is of its scope and period. */
async function setOrAdd<T>(
  context: Context,
  limit: NewSpendingLimit,
  known: (within: Context, id: number) => Promise<T>,
): Promise<T | SpendingLimit> {
  const { provider, model, purpose, listenerId } = limit;
  assertNames({ provider, model, purpose });
  assertAmounts(limit);
  return atomically(context, async (within) => {
    await lock(within, 'budgets');
    await assertListener(within, listenerId);
    const found = await within.db
      .selectFrom('spending_limit')
      .select('id')
      .where(isSame(limit))
      .executeTakeFirst();
    return found === undefined ? insert(within, limit) : known(within, found.id);
  });
}

/** The work of `BudgetStore.replaceLimit`. */
export async function replaceLimit(
  context: Context,
  seen: SpendingLimit,
  to: LimitAmounts | null,
): Promise<boolean> {
  if (to !== null) assertAmounts(to);
  return atomically(context, async (within) => {
    await lock(within, 'budgets');
    const row = await within.db
      .selectFrom('spending_limit')
      .selectAll()
      .where('id', '=', seen.id)
      .executeTakeFirst();
    if (row === undefined) return false;
    const { limitNanoUsd, warnShare, throttleShare } = limitFromRow(row);
    const isSeen =
      limitNanoUsd === seen.limitNanoUsd &&
      warnShare === seen.warnShare &&
      throttleShare === seen.throttleShare;
    if (!isSeen) return false;
    if (to === null)
      await within.db.deleteFrom('spending_limit').where('id', '=', seen.id).execute();
    else await change(within, seen.id, to);
    return true;
  });
}

function assertAmounts({ limitNanoUsd, warnShare, throttleShare }: LimitAmounts): void {
  assertAmount('limit', limitNanoUsd);
  if (warnShare > 0 && warnShare <= throttleShare && throttleShare <= 1) return;
  throw new EchoError('input-invalid', 'Shares: 0 < warn ≤ throttle ≤ 1.');
}

/** Whether a limit is of the same scope and period. */
function isSame({ provider, model, listenerId, purpose, period }: NewSpendingLimit) {
  return (column: ExpressionBuilder<Schema, 'spending_limit'>) =>
    column.and([
      sql<boolean>`${column.ref('provider')} is not distinct from ${provider}`,
      sql<boolean>`${column.ref('model')} is not distinct from ${model}`,
      sql<boolean>`${column.ref('listener_id')} is not distinct from cast(${listenerId} as bigint)`,
      sql<boolean>`${column.ref('purpose')} is not distinct from ${purpose}`,
      column('period', '=', period),
    ]);
}

function columnsOf({ limitNanoUsd, warnShare, throttleShare }: LimitAmounts) {
  return { amount: limitNanoUsd, warn_share: warnShare, throttle_share: throttleShare };
}

async function change({ db }: Context, id: number, amounts: LimitAmounts): Promise<SpendingLimit> {
  const changed = await db
    .updateTable('spending_limit')
    .set(columnsOf(amounts))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  // What was told of belongs to the amount that was.
  await db.updateTable('spending').set({ alerted: 0 }).where('limit_id', '=', id).execute();
  return limitFromRow(changed);
}

async function insert(within: Context, limit: NewSpendingLimit): Promise<SpendingLimit> {
  const { provider, model, purpose, listenerId, period } = limit;
  const row = await within.db
    .insertInto('spending_limit')
    .values({
      ...{ provider, model, listener_id: listenerId, purpose, period },
      ...columnsOf(limit),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await countEarlier(within, limitFromRow(row));
  return limitFromRow(row);
}

/** Counts the calls of a new limit's present period, as if it had been there. */
async function countEarlier({ db, clock }: Context, limit: SpendingLimit): Promise<void> {
  const { start, end } = periodAt(limit.period, clock());
  const { id } = await db
    .insertInto('spending')
    .values({ limit_id: limit.id, period_start: start })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('counted_call')
    .columns(['call_id', 'spending_id'])
    .expression(
      db
        .selectFrom('paid_call')
        .select(['paid_call.id', sql.lit(id).as('spending_id')])
        .where(isOf(limit))
        .where('made_at', '>=', start)
        .$if(end !== null, (query) => query.where('made_at', '<', end)),
    )
    .execute();
  const sums = await db
    .selectFrom('paid_call')
    .innerJoin('counted_call', 'call_id', 'paid_call.id')
    .select((call) => [
      call.fn.coalesce(call.fn.sum<number>('cost'), sql.lit(0)).as('settled'),
      call.fn
        .coalesce(
          call.fn.sum<number>(call.case().when('state', '=', 'held').then(call.ref('hold')).end()),
          sql.lit(0),
        )
        .as('held'),
    ])
    .where('spending_id', '=', id)
    .executeTakeFirstOrThrow();
  await db.updateTable('spending').set(sums).where('id', '=', id).execute();
}

/** The work of `BudgetStore.removeLimit`. */
export async function removeLimit(context: Context, id: number): Promise<void> {
  await atomically(context, async (within) => {
    await lock(within, 'budgets');
    const { numDeletedRows } = await within.db
      .deleteFrom('spending_limit')
      .where('id', '=', id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw unknown(id);
  });
}

/** The work of `BudgetStore.reopenLimit`. */
export async function reopenLimit(context: Context, id: number): Promise<SpendingLimit> {
  return atomically(context, async (within) => {
    await lock(within, 'budgets');
    const row = await within.db
      .updateTable('spending_limit')
      .set({ closed_at: null, closed_why: null })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw unknown(id);
    return limitFromRow(row);
  });
}

function unknown(id: number): EchoError {
  return new EchoError('budget-unknown', `There is no spending limit ${id}.`);
}
