import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import {
  type LimitStanding,
  mostNanoUsd,
  type SpendingLimit,
  type SpendingScope,
} from '../domain/spending.ts';
import { EchoError } from '../errors.ts';
import { standingOf } from '../spending/level.ts';
import { periodAt } from '../spending/period.ts';
import type { Context } from './context.ts';
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
export function isOf({ provider, model, listenerId, purpose }: SpendingScope) {
  return (call: ExpressionBuilder<Schema, 'paid_call'>) =>
    call.and([
      ...(provider === null ? [] : [call('provider', '=', provider)]),
      ...(model === null ? [] : [call('model', '=', model)]),
      ...(listenerId === null ? [] : [call('listener_id', '=', listenerId)]),
      ...(purpose === null ? [] : [call('purpose', '=', purpose)]),
    ]);
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
