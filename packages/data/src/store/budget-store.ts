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

/**
 * Spending limits and the ledger of paid calls. At every moment, for whoever looks, what is settled and
 * held of a limit is within it – but after a report above its hold, or where an operator lowered it.
 */
export interface BudgetStore {
  /**
   * Sets what may be spent; there is one limit for a scope and a period, which is changed. A new one counts
   * what the ledger has of its present period.
   * Throws input-invalid, listener-unknown.
   */
  setLimit(limit: NewSpendingLimit): Promise<SpendingLimit>;
  /** Sets one only where none is of its scope and period, and returns null otherwise. Throws as `setLimit`. */
  addLimit(limit: NewSpendingLimit): Promise<SpendingLimit | null>;
  /**
   * Changes amount and shares of a limit that stands as it was seen, or removes it where `to` is null. False where
   * somebody has set it otherwise, or removed it. Throws input-invalid.
   */
  replaceLimit(seen: SpendingLimit, to: LimitAmounts | null): Promise<boolean>;
  /** What it would have refused, others may admit. The ledger stays. Throws budget-unknown. */
  removeLimit(id: number): Promise<void>;
  /** Throws budget-unknown. */
  reopenLimit(id: number): Promise<SpendingLimit>;
  /** Every limit in its present period, by number. */
  standings(): Promise<LimitStanding[]>;
  /**
   * Sets the hold aside on every limit that covers the call, or on none: it is never made smaller to fit.
   * Throws input-invalid, listener-unknown.
   */
  reserve(call: NewPaidCall): Promise<Reservation>;
  /**
   * Counts the reported cost instead of the hold, in the period of the reservation; a report that comes
   * after the hold was charged corrects it. Once settled it stays. A cost above the hold is counted too,
   * and closes the limits of the call. Throws call-unknown, input-invalid.
   */
  settle(
    callId: number,
    costNanoUsd: number,
    usage?: Readonly<Record<string, number>>,
  ): Promise<PaidCall>;
  /** Counts the whole hold of a call that is still held; of others nothing changes. Throws call-unknown. */
  charge(callId: number, why: string): Promise<PaidCall>;
  /**
   * Gives the hold back of a call that provably was not sent, also where it was charged; a settled one stays.
   * Throws call-unknown.
   */
  release(callId: number, why: string): Promise<PaidCall>;
  /** Charges what is held past its deadline: its caller died. Returns how many were. */
  reconcile(): Promise<number>;
  /** The newest first, those before `beforeId` where it is given. */
  ledger(beforeId: number | null, limit: number): Promise<PaidCall[]>;
  /** What calls of a scope cost since then, and when the first of them was made. */
  spentSince(
    scope: SpendingScope,
    since: number,
  ): Promise<{ readonly settledNanoUsd: number; readonly firstAt: number | null }>;
  /** Those after `afterId`, the oldest first. */
  alerts(afterId: number, limit: number): Promise<SpendingAlert[]>;
  /** Of the newest alert; 0 where there is none. */
  newestAlert(): Promise<number>;
}
