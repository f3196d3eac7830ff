import type { AnswerSaving, KeptAnswer } from '../domain/kept-answer.ts';

/** Answers that were paid for, and what they saved since. */
export interface AnswerStore {
  /** Whatever its age; null where it is not known. */
  find(digest: string): Promise<KeptAnswer | null>;
  /** In place of the one before. It goes with its listener. Throws listener-unknown. */
  keep(answer: KeptAnswer): Promise<void>;
  /** It was given again: what it cost is saved once more. */
  countSaving(answer: KeptAnswer): Promise<void>;
  /** By what is saved, the most first. */
  savings(): Promise<AnswerSaving[]>;
  /** Removes what has been out of date for longer than that. What was saved stays counted. */
  tidy(outOfDateMs: number): Promise<void>;
}
