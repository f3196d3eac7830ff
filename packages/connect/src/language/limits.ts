import { type Limits, usualLimits } from '../policy/limits.ts';

/**
 * How a language model is called: an answer may take minutes, and nothing is sent twice, since each
 * attempt costs and is for who pays to decide.
 */
export function languageLimits(provider: string): Limits {
  return {
    ...usualLimits,
    provider,
    attempts: 1,
    attemptMs: 180_000,
    deadlineMs: 180_000,
    mostWaiting: 50,
  };
}
