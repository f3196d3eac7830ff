import type { CacheCounts } from './counts.ts';
import type { MemoryReport } from './memory-tier.ts';

/** What a process's cache was asked in a while, by namespace, and what it holds at its end. */
export interface WatchedNamespace extends Readonly<CacheCounts> {
  readonly policy: string;
  readonly entries: number;
  readonly bytes: number;
  readonly capacity: number;
  /** Had to go for want of room, in that while. */
  readonly evicted: number;
  readonly oldestAt: MemoryReport['oldestAt'];
  /** Whether the process shares a Redis with others, also where that is away. */
  readonly sharesRedis: boolean;
}

/**
 * Requests in their order, one place each in every column, of keys whose hash lies below the sampled share of all
 * hashes: of those, every request.
 */
export interface TraceColumns {
  /** Share of the keys, above 0 … 1. */
  readonly rate: number;
  /** Names that `namespace` points at. */
  readonly namespaces: readonly string[];
  readonly namespace: readonly number[];
  /** UTC epoch milliseconds. */
  readonly at: readonly number[];
  /** Hash of namespace and key, 53 bits. */
  readonly key: readonly number[];
  /** Bytes of the answer where it is kept. */
  readonly bytes: readonly number[];
  /** Milliseconds that making it takes. */
  readonly makingMs: readonly number[];
}

/** What a process saw of its cache from one moment to another, UTC epoch milliseconds. */
export interface CacheWatch {
  readonly instance: string;
  readonly from: number;
  readonly until: number;
  readonly namespaces: Readonly<Record<string, WatchedNamespace>>;
  readonly trace: TraceColumns;
}
