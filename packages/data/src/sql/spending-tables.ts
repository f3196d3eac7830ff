import type { Generated } from 'kysely';
import type { PaidCallState, SpendingAlertKind, SpendingPeriod } from '../domain/spending.ts';

interface ScopeColumns {
  provider: string | null;
  model: string | null;
  listener_id: number | null;
  purpose: string | null;
}

/** The tables of budgets as Kysely sees them. Amounts are nano-dollars. */
export interface SpendingTables {
  spending_limit: ScopeColumns & {
    id: Generated<number>;
    period: SpendingPeriod;
    amount: number;
    warn_share: number;
    throttle_share: number;
    closed_at: number | null;
    closed_why: string | null;
  };
  /** What is used of a limit in a period. */
  spending: {
    id: Generated<number>;
    limit_id: number;
    period_start: number;
    settled: Generated<number>;
    held: Generated<number>;
    /** The highest level that was told of: its place in `spendingLevels`. */
    alerted: Generated<number>;
  };
  paid_call: {
    id: Generated<number>;
    state: PaidCallState;
    provider: string;
    model: string;
    purpose: string;
    listener_id: number | null;
    hold: number;
    estimated: number;
    made_at: number;
    deadline: number;
    ended_at: number | null;
    cost: number | null;
    usage: string;
    why: string | null;
  };
  /** Where a call is counted. */
  counted_call: { call_id: number; spending_id: number };
  spending_alert: {
    id: Generated<number>;
    spending_id: number;
    at: number;
    kind: SpendingAlertKind;
    settled: number;
    held: number;
    call_id: number | null;
  };
}
