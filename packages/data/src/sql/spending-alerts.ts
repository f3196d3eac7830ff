import { type SpendingAlert, type SpendingAlertKind, spendingLevels } from '../domain/spending.ts';
import { type Context, lock } from './context.ts';
import { limitFromRow } from './spending-limits.ts';

/**
 * Tells of a level that a limit has reached, once in its period, or of an incident. The caller holds the
 * lock of the limit's spending.
 */
export async function raiseAlert(
  context: Context,
  spendingId: number,
  kind: SpendingAlertKind,
  callId: number | null = null,
): Promise<void> {
  const { db, clock } = context;
  if (kind !== 'incident') {
    const height = spendingLevels.indexOf(kind);
    const { numUpdatedRows } = await db
      .updateTable('spending')
      .set({ alerted: height })
      .where('id', '=', spendingId)
      .where('alerted', '<', height)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
  }
  // Until the end of the transaction, so that a reader never sees one before another with a lower number.
  await lock(context, 'alerts');
  await db
    .insertInto('spending_alert')
    .columns(['spending_id', 'at', 'kind', 'settled', 'held', 'call_id'])
    .expression((query) =>
      query
        .selectFrom('spending')
        .select((column) => [
          'id',
          column.cast<number>(column.val(clock()), 'bigint').as('at'),
          column.cast<SpendingAlertKind>(column.val(kind), 'text').as('kind'),
          'settled',
          'held',
          column.cast<number | null>(column.val(callId), 'bigint').as('call_id'),
        ])
        .where('id', '=', spendingId),
    )
    .execute();
}

/** The work of `BudgetStore.alerts`. */
export async function alertsAfter(
  { db }: Context,
  afterId: number,
  limit: number,
): Promise<SpendingAlert[]> {
  const rows = await db
    .selectFrom('spending_alert')
    .innerJoin('spending', 'spending.id', 'spending_id')
    .innerJoin('spending_limit', 'spending_limit.id', 'limit_id')
    .selectAll('spending_limit')
    .select([
      'spending_alert.id as alert_id',
      'at',
      'kind',
      'period_start',
      'spending_alert.settled',
      'spending_alert.held',
      'call_id',
    ])
    .where('spending_alert.id', '>', afterId)
    .orderBy('spending_alert.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.alert_id, at: row.at, kind: row.kind, limit: limitFromRow(row) },
    ...{ periodStart: row.period_start, settledNanoUsd: row.settled, heldNanoUsd: row.held },
    callId: row.call_id,
  }));
}
