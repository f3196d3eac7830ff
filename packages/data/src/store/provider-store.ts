import type { KeptMisfit, ProviderMisfit, ProviderPause } from '../domain/provider.ts';

/** What is remembered of providers whatever becomes of the process: their pauses, and what did not fit. */
export interface ProviderStore {
  /** UTC epoch milliseconds; null where there is no pause, or it is over. */
  until(provider: string): Promise<number | null>;
  /** A later end than the known one is kept. */
  pause(provider: string, until: number, reason: string): Promise<void>;
  /** Those that are not over, the longest first. */
  pauses(): Promise<ProviderPause[]>;
  /** Ends a pause. False where there was none. */
  resume(provider: string): Promise<boolean>;
  /**
   * Reserves the next turn to ask a provider, `everyMs` after the one before, whichever process took that: for how
   * many milliseconds to wait for it. Null, and none is reserved, where that is more than `mostMs`. A turn that
   * nobody uses goes by. It holds as far as the processes' clocks agree.
   */
  turn(provider: string, everyMs: number, mostMs: number): Promise<number | null>;
  /** The same again is counted, not kept twice; of too many the longest unseen goes. */
  keep(misfit: ProviderMisfit): Promise<void>;
  /** The last seen first. */
  misfits(): Promise<KeptMisfit[]>;
  /** Returns how many went. */
  clearMisfits(): Promise<number>;
}
