import type { LimitStanding, NewPaidCall, Reservation } from '../domain/spending.ts';
import { highestLevel, standingOf } from '../spending/level.ts';
import { periodAt } from '../spending/period.ts';
import { atomically, type Context, lock } from './context.ts';
import { raiseAlert } from './spending-alerts.ts';
import { assertAmount, assertListener, assertNames, limitFromRow } from './spending-limits.ts';

interface Counted extends LimitStanding {
  readonly spendingId: number;
}

/**
 * The work of `BudgetStore.reserve`. Everybody locks a limit's spending in the order of its ids, so that
 * of two calls one waits for the other and never both.
 */
export async function reserve(context: Context, call: NewPaidCall): Promise<Reservation> {
  const { provider, model, purpose, holdNanoUsd } = call;
  assertNames({ provider, model, purpose });
  assertAmount('hold', holdNanoUsd);
  return atomically(context, async (within) => {
    await lock(within, 'budgets', 'shared');
    await assertListener(within, call.listenerId);
    const madeAt = within.clock();
    const counted = await lockSpending(within, call, madeAt);
    if (counted.length === 0) return { admitted: false, because: 'uncovered' };
    const closed = counted.find(({ limit }) => limit.closed !== null);
    if (closed) return { admitted: false, because: 'closed', standing: closed };
    const full = counted
      .filter(({ leftNanoUsd }) => leftNanoUsd < holdNanoUsd)
      .sort((a, b) => a.leftNanoUsd - b.leftNanoUsd);
    for (const { spendingId } of full) await raiseAlert(within, spendingId, 'stop');
    if (full[0]) return { admitted: false, because: 'exceeded', standing: full[0] };
    const callId = await hold(within, call, madeAt, counted);
    return { admitted: true, callId, level: highestLevel(counted.map(({ level }) => level)) };
  });
}

/** The spending of every limit that covers a call, which nobody else changes until the transaction ends. */
async function lockSpending(
  { db, dialect }: Context,
  { provider, model, purpose, listenerId }: NewPaidCall,
  madeAt: number,
): Promise<Counted[]> {
  const limits = await db
    .selectFrom('spending_limit')
    .select(['id', 'period'])
    .where((column) =>
      column.and([
        column.or([column('provider', 'is', null), column('provider', '=', provider)]),
        column.or([column('model', 'is', null), column('model', '=', model)]),
        column.or([column('listener_id', 'is', null), column('listener_id', '=', listenerId)]),
        column.or([column('purpose', 'is', null), column('purpose', '=', purpose)]),
      ]),
    )
    .orderBy('id')
    .execute();
  if (limits.length === 0) return [];
  const keys = limits.map(({ id, period }) => ({
    ...{ limit_id: id, period_start: periodAt(period, madeAt).start },
  }));
  await db
    .insertInto('spending')
    .values(keys)
    .onConflict((conflict) => conflict.columns(['limit_id', 'period_start']).doNothing())
    .execute();
  const locked = await db
    .selectFrom('spending')
    .selectAll()
    .where((column) => column.or(keys.map((key) => column.and(key))))
    .orderBy('id')
    .$if(dialect === 'postgres', (query) => query.forUpdate())
    .execute();
  // Read again now that nobody can close one meanwhile.
  const rows = await db
    .selectFrom('spending_limit')
    .selectAll()
    .where(
      'id',
      'in',
      limits.map(({ id }) => id),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, limitFromRow(row)]));
  return locked.flatMap(({ id, limit_id, period_start, settled, held }) => {
    const limit = byId.get(limit_id);
    if (limit === undefined) return [];
    const spent = { periodStart: period_start, settledNanoUsd: settled, heldNanoUsd: held };
    return [{ spendingId: id, ...standingOf(limit, spent) }];
  });
}

async function hold(
  { db }: Context,
  call: NewPaidCall,
  madeAt: number,
  counted: readonly Counted[],
): Promise<number> {
  const { provider, model, purpose, listenerId, holdNanoUsd, estimated, deadline } = call;
  const ids = counted.map(({ spendingId }) => spendingId);
  await db
    .updateTable('spending')
    .set((column) => ({ held: column('held', '+', holdNanoUsd) }))
    .where('id', 'in', ids)
    .execute();
  const { id } = await db
    .insertInto('paid_call')
    .values({
      ...{ state: 'held', provider, model, purpose, listener_id: listenerId, hold: holdNanoUsd },
      ...{ estimated: estimated ? 1 : 0, made_at: madeAt, deadline, usage: '{}' },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('counted_call')
    .values(ids.map((spendingId) => ({ call_id: id, spending_id: spendingId })))
    .execute();
  return id;
}
