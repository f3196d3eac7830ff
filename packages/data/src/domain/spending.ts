/**
 * Amounts are whole nano-dollars (10⁻⁹ US dollars) in plain numbers. One amount is a million dollars at
 * most, and sums are kept below 2^53 (about nine million dollars) by the database, so every amount is exact.
 */
export const mostNanoUsd = 1e15;

/** What a limit is about; null covers all. */
export interface SpendingScope {
  /** e.g. google */
  readonly provider: string | null;
  readonly model: string | null;
  readonly listenerId: number | null;
  /** What it is paid for, e.g. question. */
  readonly purpose: string | null;
}

/** Days and months are UTC's, as on providers' bills; `total` never begins anew. */
export const spendingPeriods = ['day', 'month', 'total'] as const;
export type SpendingPeriod = (typeof spendingPeriods)[number];

/** What an operator sets. */
export interface NewSpendingLimit extends SpendingScope {
  readonly period: SpendingPeriod;
  readonly limitNanoUsd: number;
  /** Shares of the limit from which callers are warned, and told to spend less: 0 < warn ≤ throttle ≤ 1. */
  readonly warnShare: number;
  readonly throttleShare: number;
}

export type LimitAmounts = Pick<NewSpendingLimit, 'limitNanoUsd' | 'warnShare' | 'throttleShare'>;

export interface SpendingLimit extends NewSpendingLimit {
  readonly id: number;
  /** Admits nothing until an operator reopens it: since when (UTC epoch ms), and why. */
  readonly closed: { readonly at: number; readonly why: string } | null;
}

/** From free to spend to nothing left, in this order. */
export const spendingLevels = ['ok', 'warn', 'throttle', 'stop'] as const;
export type SpendingLevel = (typeof spendingLevels)[number];

/** How much of a limit is used in a period. */
export interface LimitStanding {
  readonly limit: SpendingLimit;
  /** UTC epoch milliseconds; 0 where the period is `total`. */
  readonly periodStart: number;
  readonly settledNanoUsd: number;
  readonly heldNanoUsd: number;
  /** Never below 0. */
  readonly leftNanoUsd: number;
  readonly level: SpendingLevel;
}

/**
 * `held`: the worst case is set aside. `settled`: its report is counted. `charged`: the whole hold is
 * counted, for want of a report. `released`: it was never sent.
 */
export type PaidCallState = 'held' | 'settled' | 'charged' | 'released';

/** A call to reserve for. */
export interface NewPaidCall {
  readonly provider: string;
  readonly model: string;
  readonly purpose: string;
  /** Null where it is for nobody in particular. */
  readonly listenerId: number | null;
  /** The most it can cost. */
  readonly holdNanoUsd: number;
  /** Nobody caps what it can cost; the hold is a guess. */
  readonly estimated: boolean;
  /** When it is over at the latest, UTC epoch milliseconds. */
  readonly deadline: number;
}

/** A line of the ledger. Times are UTC epoch milliseconds. */
export interface PaidCall extends NewPaidCall {
  readonly id: number;
  readonly state: PaidCallState;
  readonly madeAt: number;
  readonly endedAt: number | null;
  /** Null while it is held. */
  readonly costNanoUsd: number | null;
  /** As the provider reported it. */
  readonly usage: Readonly<Record<string, number>>;
  /** Why it was charged, released or is an incident. */
  readonly why: string | null;
}

/** What became of a wish to spend. */
export type Reservation =
  | {
      readonly admitted: true;
      readonly callId: number;
      /** The highest of its limits. */
      readonly level: SpendingLevel;
    }
  /** No limit is about such a call: somebody must have said how much may be spent. */
  | { readonly admitted: false; readonly because: 'uncovered' }
  | {
      readonly admitted: false;
      readonly because: 'closed' | 'exceeded';
      /** Of the limit that refuses; of several the one with the least left. */
      readonly standing: LimitStanding;
    };

/** Told once a limit and period each, but for incidents, which are told each. */
export type SpendingAlertKind = Exclude<SpendingLevel, 'ok'> | 'incident';

export interface SpendingAlert {
  /** Grows in the order in which they can be seen. */
  readonly id: number;
  readonly at: number;
  readonly kind: SpendingAlertKind;
  readonly limit: SpendingLimit;
  readonly periodStart: number;
  readonly settledNanoUsd: number;
  readonly heldNanoUsd: number;
  /** The call of an incident. */
  readonly callId: number | null;
}
