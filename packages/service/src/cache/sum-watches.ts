import type { CacheWatch, WatchedNamespace } from '@echotune/data';
import { cacheNamespaces } from './namespaces.ts';

/** What a namespace was asked in a time, what came of it, and what it holds. */
export interface WatchedSum {
  readonly namespace: string;
  readonly requests: number;
  /** Answered from memory, from Redis, with what was being made again, or by making it. */
  readonly memory: number;
  readonly redis: number;
  readonly stale: number;
  readonly misses: number;
  /** Share of the requests that nothing had to be made for, 0 … 1; null where nothing was asked. */
  readonly hitRatio: number | null;
  /** Milliseconds of making that were saved, and that were not. */
  readonly savedMs: number;
  readonly madeMs: number;
  /** Had to go for want of room. */
  readonly evicted: number;
  readonly entries: number;
  readonly bytes: number;
  /** Bytes at most. */
  readonly capacity: number;
  /** When the oldest entry was made, UTC epoch milliseconds; null where nothing is held. */
  readonly oldestAt: number | null;
}

/** @param held the last watch of each process whose memory counts */
export function sumWatches(
  watches: readonly CacheWatch[],
  held: readonly CacheWatch[],
): readonly WatchedSum[] {
  const usual = Object.values(cacheNamespaces).map(({ name }) => name);
  const told = watches.flatMap(({ namespaces }) => Object.keys(namespaces));
  return [...new Set<string>([...usual, ...told])].map((namespace) => {
    const asked = ofNamespace(watches, namespace);
    const holding = ofNamespace(held, namespace);
    const [memory, redis, stale] = [sum(asked, 'memory'), sum(asked, 'redis'), sum(asked, 'stale')];
    const misses = sum(asked, 'miss');
    const requests = memory + redis + stale + misses;
    const oldest = holding.flatMap(({ oldestAt }) => oldestAt ?? []);
    return {
      ...{ namespace, requests, memory, redis, stale, misses },
      hitRatio: requests === 0 ? null : (requests - misses) / requests,
      ...{ savedMs: sum(asked, 'savedMs'), madeMs: sum(asked, 'madeMs') },
      ...{ evicted: sum(asked, 'evicted'), entries: sum(holding, 'entries') },
      ...{ bytes: sum(holding, 'bytes'), capacity: sum(holding, 'capacity') },
      oldestAt: oldest.length === 0 ? null : Math.min(...oldest),
    };
  });
}

function ofNamespace(watches: readonly CacheWatch[], name: string): readonly WatchedNamespace[] {
  return watches.flatMap(({ namespaces }) => namespaces[name] ?? []);
}

type Figure = Exclude<keyof WatchedNamespace, 'policy' | 'oldestAt' | 'sharesRedis'>;

function sum(of: readonly WatchedNamespace[], figure: Figure): number {
  return of.reduce((all, one) => all + one[figure], 0);
}
