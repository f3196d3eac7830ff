/** An answer that was paid for and is given again to the same question. */
export interface KeptAnswer {
  /** Equal for equal questions alone. */
  readonly digest: string;
  readonly provider: string;
  readonly model: string;
  readonly purpose: string;
  /** Whose question it was; null where it says nothing of anybody, and is for all. */
  readonly listenerId: number | null;
  readonly text: string;
  readonly sources: readonly AnswerSource[];
  readonly costNanoUsd: number;
  /** UTC epoch milliseconds, both. */
  readonly madeAt: number;
  readonly validUntil: number;
}

/** A page that an answer rests on. */
export interface AnswerSource {
  readonly url: string;
  readonly title: string | null;
}

/** What was not paid because an answer had been kept. */
export interface AnswerSaving {
  readonly provider: string;
  readonly model: string;
  readonly purpose: string;
  readonly answers: number;
  readonly savedNanoUsd: number;
}
