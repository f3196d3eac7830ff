/**
 * How a request was answered: from this process's memory (or from what another request was just making), from
 * Redis, with what was being made again meanwhile, or by making it.
 */
export type CacheOutcome = 'memory' | 'redis' | 'stale' | 'miss';

/** How often a namespace was asked, and what came of it. */
export interface CacheCounts extends Record<CacheOutcome, number> {
  /** Milliseconds of making that were saved. */
  savedMs: number;
  /** Milliseconds of making. */
  madeMs: number;
}

export function noCounts(): CacheCounts {
  return { memory: 0, redis: 0, stale: 0, miss: 0, savedMs: 0, madeMs: 0 };
}
