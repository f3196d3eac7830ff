import type { LoggedDecision, LogHead, NewLoggedDecision } from '../domain/decision.ts';

export interface DecisionFilter {
  readonly agent?: string;
  readonly kind?: string;
  /** UTC epoch milliseconds. */
  readonly since?: number;
  readonly afterSeq?: number;
  readonly beforeSeq?: number;
  readonly limit?: number;
}

/** What agents have decided and done: entries are only ever added, each chained to the one before by its hash. */
export interface DecisionStore {
  /**
   * One after the other, whoever adds: of two at once the second follows the first. At the store's time. A log that
   * somebody has damaged takes entries too; what is gone from it stays gone, and found.
   */
  append(decision: NewLoggedDecision): Promise<LoggedDecision>;
  /** By their numbers. A body that is not as it was written is `{ unreadable }`. */
  entries(filter: DecisionFilter): Promise<LoggedDecision[]>;
  /** The newest first. */
  newest(filter: DecisionFilter): Promise<LoggedDecision[]>;
  /** Null where it is gone. */
  head(): Promise<LogHead | null>;
}
