import { type Selectable, sql } from 'kysely';
import type { PaidCall, PaidCallState } from '../domain/spending.ts';
import { EchoError } from '../errors.ts';
import { reached } from '../spending/level.ts';
import { atomically, type Context, lock } from './context.ts';
import { numbersFromJson } from './json.ts';
import { raiseAlert } from './spending-alerts.ts';
import { assertAmount, limitFromRow } from './spending-limits.ts';
import type { SpendingTables } from './spending-tables.ts';

/** What is to be counted of a call. */
interface Ending {
  readonly state: Exclude<PaidCallState, 'held'>;
  readonly cost: number;
  readonly usage?: Readonly<Record<string, number>>;
  readonly why: string | null;
}

/** The work of `BudgetStore.settle`. */
export function settle(
  context: Context,
  callId: number,
  cost: number,
  usage: Readonly<Record<string, number>>,
): Promise<PaidCall> {
  assertAmount('cost', cost);
  return end(context, callId, ({ state }) =>
    state === 'settled' ? null : { state: 'settled', cost, usage, why: null },
  );
}

/** The work of `BudgetStore.charge`. */
export function charge(context: Context, callId: number, why: string): Promise<PaidCall> {
  return end(context, callId, ({ state, hold }) =>
    state === 'held' ? { state: 'charged', cost: hold, why } : null,
  );
}

/** The work of `BudgetStore.release`. */
export function release(context: Context, callId: number, why: string): Promise<PaidCall> {
  return end(context, callId, ({ state }) =>
    state === 'held' || state === 'charged' ? { state: 'released', cost: 0, why } : null,
  );
}

/** The work of `BudgetStore.reconcile`; of two processes one charges a call, the other finds it charged. */
export async function reconcile(context: Context): Promise<number> {
  const { db, clock } = context;
  const lost = await db
    .selectFrom('paid_call')
    .select('id')
    // As a literal: an index of held calls is no way for whatever a parameter may be.
    .where('state', '=', sql.lit('held'))
    .where('deadline', '<', clock())
    // In no order: in that of ids SQLite would look at every call there was.
    .execute();
  let charged = 0;
  for (const id of lost.map((row) => row.id).sort((a, b) => a - b)) {
    const found = await end(context, id, ({ state, hold }) => {
      if (state !== 'held') return null;
      charged += 1;
      return { state: 'charged', cost: hold, why: 'lost: its caller ended before it did' };
    });
    context.telemetry.log('warn', 'paid-call-lost', { call: id, state: found.state });
  }
  return charged;
}

/**
 * Counts a call as it ended, as far as its state lets it; `choose` may be asked again where the
 * transaction is.
 */
async function end(
  context: Context,
  callId: number,
  choose: (call: Selectable<SpendingTables['paid_call']>) => Ending | null,
): Promise<PaidCall> {
  return atomically(context, async (within) => {
    const { db, dialect, clock } = within;
    await lock(within, 'budgets', 'shared');
    const call = await db
      .selectFrom('paid_call')
      .selectAll()
      .where('id', '=', callId)
      .$if(dialect === 'postgres', (query) => query.forUpdate())
      .executeTakeFirst();
    if (!call) throw new EchoError('call-unknown', `There is no paid call ${callId}.`);
    const ending = choose(call);
    if (ending === null) return callFromRow(call);
    const { state, cost, usage } = ending;
    // What was released must cost nothing; any other call has its hold.
    const isIncident = cost > (call.state === 'released' ? 0 : call.hold);
    const why = isIncident ? `reported above its hold of ${call.hold} nano-dollars` : ending.why;
    const ended = await db
      .updateTable('paid_call')
      .set({ ...{ state, cost, why, ended_at: clock() }, ...(usage && { usage: json(usage) }) })
      .where('id', '=', callId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await count(within, callId, {
      held: call.state === 'held' ? -call.hold : 0,
      settled: cost - (call.cost ?? 0),
      isIncident,
    });
    return callFromRow(ended);
  });
}

function json(usage: Readonly<Record<string, number>>): string {
  return JSON.stringify(usage);
}

/** Moves a call's sums on every limit that it was reserved on, and tells what follows. */
async function count(
  context: Context,
  callId: number,
  change: { readonly held: number; readonly settled: number; readonly isIncident: boolean },
): Promise<void> {
  const { db, dialect, clock } = context;
  const rows = await db
    .selectFrom('spending')
    .select('id')
    .where('id', 'in', (query) =>
      query.selectFrom('counted_call').select('spending_id').where('call_id', '=', callId),
    )
    .orderBy('id')
    .$if(dialect === 'postgres', (query) => query.forUpdate())
    .execute();
  const ids = rows.map(({ id }) => id);
  // Every limit of it may have been removed.
  if (ids.length === 0) return;
  const spent = await db
    .updateTable('spending')
    .set((column) => ({
      held: column('held', '+', change.held),
      settled: column('settled', '+', change.settled),
    }))
    .where('id', 'in', ids)
    .returning(['id', 'limit_id', 'settled'])
    .execute();
  if (change.isIncident) {
    await db
      .updateTable('spending_limit')
      .set({ closed_at: clock(), closed_why: `call ${callId} was reported above its hold` })
      .where(
        'id',
        'in',
        spent.map((row) => row.limit_id),
      )
      .execute();
  }
  const limits = await db
    .selectFrom('spending_limit')
    .selectAll()
    .where(
      'id',
      'in',
      spent.map((row) => row.limit_id),
    )
    .execute();
  const byId = new Map(limits.map((row) => [row.id, limitFromRow(row)]));
  for (const { id, limit_id, settled } of spent.toSorted((a, b) => a.id - b.id)) {
    const limit = byId.get(limit_id);
    if (change.isIncident) await raiseAlert(context, id, 'incident', callId);
    const level = limit === undefined ? 'ok' : reached(limit, settled);
    if (level !== 'ok') await raiseAlert(context, id, level);
  }
}

export function callFromRow(row: Selectable<SpendingTables['paid_call']>): PaidCall {
  const { id, state, provider, model, purpose, deadline, why } = row;
  return {
    ...{ id, state, provider, model, purpose, listenerId: row.listener_id, deadline, why },
    ...{ holdNanoUsd: row.hold, costNanoUsd: row.cost, estimated: row.estimated === 1 },
    ...{ madeAt: row.made_at, endedAt: row.ended_at, usage: numbersFromJson(row.usage) },
  };
}
