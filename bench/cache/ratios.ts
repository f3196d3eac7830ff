/** What caches answered, and what the best settings would have, by simulation. */
import type { CacheSettings, CacheWatch, RedisLimits } from '@echotune/data';
import { evictionPolicies } from '@echotune/engine';
import {
  askedOfRedis,
  cacheNamespaces,
  makingMsOf,
  partOf,
  redisPolicies,
  redisRatio,
  requestsTo,
  simulatedRatio,
  tracesOf,
  tracesOfNamespace,
  tunedNames,
} from '@echotune/service';

/** Share of the time that making every answer would have taken, which was saved. */
export function savedShare(watches: readonly CacheWatch[]): number {
  let [saved, made] = [0, 0];
  for (const { savedMs, madeMs } of watches.flatMap((watch) => Object.values(watch.namespaces))) {
    saved += savedMs;
    made += madeMs;
  }
  return saved / (saved + made);
}

/** Share of all requests that were not made anew. */
export function answeredShare(watches: readonly CacheWatch[]): number {
  let [answered, asked] = [0, 0];
  for (const { memory, redis, stale, miss } of watches.flatMap((watch) =>
    Object.values(watch.namespaces),
  )) {
    answered += memory + redis + stale;
    asked += memory + redis + stale + miss;
  }
  return asked === 0 ? 0 : answered / asked;
}

export interface Tiers {
  /** What is counted: requests, or the time that they save. */
  readonly of: 'requests' | 'time';
  readonly memoryBytes: number;
  /** What was asked before only warms the simulated caches up. */
  readonly from: number;
}

/** The same by simulation of both tiers. */
export function simulatedShare(
  watches: readonly CacheWatch[],
  settings: CacheSettings,
  limits: RedisLimits,
  { memoryBytes, from, of }: Tiers,
): number {
  const traces = tracesOf(watches, tunedNames);
  const counted = watches.filter((watch) => watch.from >= from);
  let [answered, asked] = [0, 0];
  for (const namespace of Object.values(cacheNamespaces)) {
    const { name, staleMs } = namespace;
    const weight = of === 'time' ? makingMsOf(counted, name) : 1;
    const requests = requestsTo(counted, name) * weight;
    const part = partOf(settings, namespace, tunedNames);
    const own = tracesOfNamespace(traces, name);
    answered += requests * simulatedRatio(own, part, { from, memoryBytes, staleMs });
    asked += requests;
  }
  const inMemory = asked === 0 ? 0 : answered / asked;
  const inRedis = redisRatio(askedOfRedis(watches, settings, memoryBytes), limits, from);
  return inMemory + (1 - inMemory) * inRedis;
}

/** The best of all times, policies, shares and limits of Redis within their bounds, each by hindsight. */
export function bestShare(
  watches: readonly CacheWatch[],
  redisMostBytes: number,
  tiers: Tiers,
): number {
  const { recommendations, statistics } = cacheNamespaces;
  const times = ({ ttlMs, mostTtlMs }: { ttlMs: number; mostTtlMs: number }) => [
    ...new Set([ttlMs, 2 * ttlMs, mostTtlMs]),
  ];
  let best = 0;
  for (const ofRecommendations of times(recommendations)) {
    for (const ofStatistics of times(statistics)) {
      const ttlMs = { recommendations: ofRecommendations, statistics: ofStatistics };
      for (const share of [0.25, 0.5, 0.75]) {
        for (const policy of evictionPolicies) {
          const settings = {
            shares: { recommendations: share, statistics: 0.9375 - share },
            policies: { recommendations: policy, statistics: policy },
            ttlMs,
          };
          for (const name of Object.keys(redisPolicies)) {
            const limits = { maxBytes: redisMostBytes, policy: name };
            best = Math.max(best, simulatedShare(watches, settings, limits, tiers));
          }
        }
      }
    }
  }
  return best;
}
