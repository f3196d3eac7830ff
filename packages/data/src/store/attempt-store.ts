import type { Rate } from '../domain/rate.ts';

/**
 * Counts what may be tried so often and no oftener, by whichever process: what guards secrets depends on no cache.
 * Names are kept as they are given, until nothing is to be remembered of them.
 */
export interface AttemptStore {
  /**
   * 0, and one is counted, or for how many milliseconds there is none left; a refusal counts nothing. Of several
   * that ask at once no more get one than there are. Whoever asks for a name asks by the same rate. It rests on
   * clocks: one that is behind waits for as much longer.
   */
  take(name: string, rate: Rate): Promise<number>;
  /** As if it had never been counted. */
  forget(name: string): Promise<void>;
}
