import type {
  LimitAmounts,
  LimitStanding,
  NewPaidCall,
  NewSpendingLimit,
  PaidCall,
  Reservation,
  SpendingAlert,
  SpendingLimit,
  SpendingScope,
} from '../domain/spending.ts';
import type { BudgetStore } from '../store/budget-store.ts';
import { addLimit, removeLimit, reopenLimit, replaceLimit, setLimit } from './changed-limits.ts';
import type { Context } from './context.ts';
import { reserve } from './reservation.ts';
import { callFromRow, charge, reconcile, release, settle } from './settlement.ts';
import { alertsAfter } from './spending-alerts.ts';
import { spentSince, standings } from './spending-limits.ts';

export class SqlBudgets implements BudgetStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  setLimit(limit: NewSpendingLimit): Promise<SpendingLimit> {
    return setLimit(this.#context, limit);
  }

  addLimit(limit: NewSpendingLimit): Promise<SpendingLimit | null> {
    return addLimit(this.#context, limit);
  }

  replaceLimit(seen: SpendingLimit, to: LimitAmounts | null): Promise<boolean> {
    return replaceLimit(this.#context, seen, to);
  }

  removeLimit(id: number): Promise<void> {
    return removeLimit(this.#context, id);
  }

  reopenLimit(id: number): Promise<SpendingLimit> {
    return reopenLimit(this.#context, id);
  }

  standings(): Promise<LimitStanding[]> {
    return standings(this.#context);
  }

  async reserve(call: NewPaidCall): Promise<Reservation> {
    return reserve(this.#context, call);
  }

  async settle(
    callId: number,
    costNanoUsd: number,
    usage: Readonly<Record<string, number>> = {},
  ): Promise<PaidCall> {
    return settle(this.#context, callId, costNanoUsd, usage);
  }

  charge(callId: number, why: string): Promise<PaidCall> {
    return charge(this.#context, callId, why);
  }

  release(callId: number, why: string): Promise<PaidCall> {
    return release(this.#context, callId, why);
  }

  reconcile(): Promise<number> {
    return reconcile(this.#context);
  }

  async ledger(beforeId: number | null, limit: number): Promise<PaidCall[]> {
    const rows = await this.#context.db
      .selectFrom('paid_call')
      .selectAll()
      .$if(beforeId !== null, (query) => query.where('id', '<', beforeId ?? 0))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(callFromRow);
  }

  spentSince(scope: SpendingScope, since: number) {
    return spentSince(this.#context, scope, since);
  }

  alerts(afterId: number, limit: number): Promise<SpendingAlert[]> {
    return alertsAfter(this.#context, afterId, limit);
  }

  async newestAlert(): Promise<number> {
    const { newest } = await this.#context.db
      .selectFrom('spending_alert')
      .select((column) => column.fn.max('id').as('newest'))
      .executeTakeFirstOrThrow();
    return newest ?? 0;
  }
}
