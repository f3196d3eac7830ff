import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import {
  type LimitStanding,
  mostNanoUsd,
  type NewSpendingLimit,
  type SpendingLimit,
  type SpendingScope,
} from '../domain/spending.ts';
import { EchoError } from '../errors.ts';
import { standingOf } from '../spending/level.ts';
import { periodAt } from '../spending/period.ts';
import { atomically, type Context, lock } from './context.ts';
import type { Schema } from './schema.ts';
import type { SpendingTables } from './spending-tables.ts';

/** Letters, digits and what model names hold beside them. */
const names = /^[\w./:@-]{1,100}$/;

export function assertNames(given: Readonly<Record<string, string | null>>): void {
  for (const [field, name] of Object.entries(given)) {
    if (name === null || names.test(name)) continue;
    throw new EchoError('input-invalid', `${field}: 1 to 100 of letters, digits and ./:@_-.`);
  }
}

/** Throws input-invalid where it is no whole amount within bounds. */
export function assertAmount(field: string, nanoUsd: number): void {
  if (Number.isSafeInteger(nanoUsd) && nanoUsd >= 0 && nanoUsd <= mostNanoUsd) return;
  throw new EchoError('input-invalid', `${field}: from $0 to $1,000,000, to the nano-dollar.`);
}

export function limitFromRow(row: Selectable<SpendingTables['spending_limit']>): SpendingLimit {
  const { provider, model, purpose, period } = row;
  return {
    ...{ id: row.id, provider, model, listenerId: row.listener_id, purpose, period },
    ...{ limitNanoUsd: row.amount, warnShare: row.warn_share, throttleShare: row.throttle_share },
    closed: row.closed_at === null ? null : { at: row.closed_at, why: row.closed_why ?? '' },
  };
}

/** The work of `BudgetStore.setLimit`. */
export async function setLimit(context: Context, limit: NewSpendingLimit): Promise<SpendingLimit> {
  const { provider, model, purpose, warnShare, throttleShare, listenerId } = limit;
  assertNames({ provider, model, purpose });
  assertAmount('limit', limit.limitNanoUsd);
  if (!(warnShare > 0 && warnShare <= throttleShare && throttleShare <= 1)) {
    throw new EchoError('input-invalid', 'Shares: 0 < warn ≤ throttle ≤ 1.');
  }
  const amounts = {
    ...{ amount: limit.limitNanoUsd, warn_share: warnShare, throttle_share: throttleShare },
  };
  return atomically(context, async (within) => {
    await lock(within, 'budgets');
    const { db } = within;
    await assertListener(within, listenerId);
    const known = await db
      .updateTable('spending_limit')
      .set(amounts)
      .where((column) =>
        column.and([
          sql<boolean>`${column.ref('provider')} is not distinct from ${provider}`,
          sql<boolean>`${column.ref('model')} is not distinct from ${model}`,
          sql<boolean>`${column.ref('listener_id')} is not distinct from cast(${listenerId} as bigint)`,
          sql<boolean>`${column.ref('purpose')} is not distinct from ${purpose}`,
          column('period', '=', limit.period),
        ]),
      )
      .returningAll()
      .executeTakeFirst();
    if (known !== undefined) {
      // What was told of belongs to the amount that was.
      await db
        .updateTable('spending')
        .set({ alerted: 0 })
        .where('limit_id', '=', known.id)
        .execute();
      return limitFromRow(known);
    }
    const made = await db
      .insertInto('spending_limit')
      .values({
        ...{ provider, model, listener_id: listenerId, purpose, period: limit.period },
        ...amounts,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await countEarlier(within, limitFromRow(made));
    return limitFromRow(made);
  });
}

/** Throws listener-unknown. */
export async function assertListener(
  { db, dialect }: Context,
  listenerId: number | null,
): Promise<void> {
  if (listenerId === null) return;
  const known = await db
    .selectFrom('listener')
    .select('id')
    .where('id', '=', listenerId)
    .$if(dialect === 'postgres', (query) => query.forKeyShare())
    .executeTakeFirst();
  if (known) return;
  throw new EchoError('listener-unknown', `There is no listener ${listenerId}.`);
}

/** Whether a call is of a scope. */
function isOf({ provider, model, listenerId, purpose }: SpendingScope) {
  return (call: ExpressionBuilder<Schema, 'paid_call'>) =>
    call.and([
      ...(provider === null ? [] : [call('provider', '=', provider)]),
      ...(model === null ? [] : [call('model', '=', model)]),
      ...(listenerId === null ? [] : [call('listener_id', '=', listenerId)]),
      ...(purpose === null ? [] : [call('purpose', '=', purpose)]),
    ]);
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

/** The work of `BudgetStore.standings`: one statement, so that what it shows was true at one moment. */
export async function standings({ db, clock }: Context): Promise<LimitStanding[]> {
  const now = clock();
  const startOf = ({ period }: Pick<SpendingLimit, 'period'>) => periodAt(period, now).start;
  const rows = await db
    .selectFrom('spending_limit')
    .leftJoin('spending', (join) =>
      join.onRef('limit_id', '=', 'spending_limit.id').on(({ eb, case: when }) =>
        eb(
          'period_start',
          '=',
          when()
            .when('period', '=', 'day')
            .then(startOf({ period: 'day' }))
            .when('period', '=', 'month')
            .then(startOf({ period: 'month' }))
            .else(0)
            .end(),
        ),
      ),
    )
    .selectAll('spending_limit')
    .select(['settled', 'held'])
    .orderBy('spending_limit.id')
    .execute();
  return rows.map((row) =>
    standingOf(limitFromRow(row), {
      periodStart: startOf(row),
      settledNanoUsd: row.settled ?? 0,
      heldNanoUsd: row.held ?? 0,
    }),
  );
}

/** The work of `BudgetStore.spentSince`. */
export async function spentSince({ db }: Context, scope: SpendingScope, since: number) {
  return db
    .selectFrom('paid_call')
    .select((call) => [
      call.fn.coalesce(call.fn.sum<number>('cost'), sql.lit(0)).as('settledNanoUsd'),
      call.fn.min('made_at').as('firstAt'),
    ])
    .where(isOf(scope))
    .where('made_at', '>=', since)
    .executeTakeFirstOrThrow();
}
