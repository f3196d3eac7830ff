import type { CacheSettings, CacheWatch } from '@echotune/data';
import {
  type EvictionPolicy,
  type EvictionPolicyName,
  hitRatio,
  policyNamed,
  type RequestTrace,
  servedInAll,
  simulate,
  simulateWith,
  TraceBuilder,
} from '@echotune/engine';
import { cacheNamespaces, tunedNames } from '../../cache/namespaces.ts';
import { partOf, tracesOfNamespace } from './simulate-settings.ts';
import { tracesOf } from './trace-of-watches.ts';

/** What a Redis takes that holds nothing, about. */
const emptyBytes = 1024 * 1024;

interface Missed {
  readonly atMs: number;
  readonly key: number;
  readonly namespace: number;
  readonly bytes: number;
  readonly costMs: number;
}

/** Redis' own policies that let go of any key, and what simulates them: Redis takes samples, and ages its counts. */
export const redisPolicies: Readonly<Record<string, EvictionPolicyName>> = {
  'allkeys-lru': 'lru',
  'allkeys-lfu': 'lfu',
};

/**
 * What memory would not answer, of all instances in the order of their times: what Redis is asked.
 */
export function askedOfRedis(
  watches: readonly CacheWatch[],
  settings: CacheSettings,
  memoryBytes: number,
): RequestTrace {
  const traces = tracesOf(watches, tunedNames);
  const missed = Object.values(cacheNamespaces).flatMap((namespace) => {
    const part = partOf(settings, namespace, tunedNames);
    const lifeMs = part.ttlMs + namespace.staleMs;
    return tracesOfNamespace(traces, namespace.name).flatMap(({ trace, number }) => {
      const capacity = Math.floor(memoryBytes * part.share * trace.rate);
      const rows = missedRows(trace, policyNamed<number>(part.policy, capacity), {
        ttlsMs: new Map([[number, lifeMs]]),
      });
      return rows.map((row) => missedOf(trace, row, number));
    });
  });
  const rate = traces.reduce((least, { trace }) => Math.min(least, trace.rate), 1);
  const builder = new TraceBuilder(rate);
  for (const one of missed.sort((a, b) => a.atMs - b.atMs)) {
    const { ttlMs } = partOf(settings, namespaceAt(one.namespace), tunedNames);
    builder.request({ ...one, ttlMs: ttlMs + namespaceAt(one.namespace).staleMs });
  }
  const trace = builder.build();
  const population = trace.population.map(({ requests, bytes, costMs }) => ({
    ...{ requests: requests / rate, bytes: bytes / rate, costMs: costMs / rate },
  }));
  return { ...trace, population };
}

function namespaceAt(number: number) {
  const namespace = Object.values(cacheNamespaces)[number];
  if (namespace === undefined) throw new Error(`There is no namespace ${number}.`);
  return namespace;
}

/** Rows whose object was not held, or not true any more. */
function missedRows(
  trace: RequestTrace,
  policy: EvictionPolicy<number>,
  plan: { readonly ttlsMs: ReadonlyMap<number, number> },
): number[] {
  const rows: number[] = [];
  let row = -1;
  const recording: EvictionPolicy<number> = {
    get capacity() {
      return policy.capacity;
    },
    get bytes() {
      return policy.bytes;
    },
    has: (key) => policy.has(key),
    touch: (key) => {
      row += 1;
      return policy.touch(key);
    },
    admit: (key, bytes) => {
      rows.push(row);
      return policy.admit(key, bytes);
    },
    remove: (key) => policy.remove(key),
    resize: (capacity) => policy.resize(capacity),
  };
  simulateWith(trace, recording, plan);
  return rows;
}

function missedOf(trace: RequestTrace, row: number, namespace: number): Missed {
  return {
    ...{ atMs: trace.atMs[row] ?? 0, key: trace.keys[trace.objects[row] ?? 0] ?? 0, namespace },
    ...{ bytes: trace.bytes[row] ?? 0, costMs: trace.costsMs[row] ?? 0 },
  };
}

/** Share of what Redis is asked that it would answer from a moment on. */
export function redisRatio(
  trace: RequestTrace,
  { maxBytes, policy }: { readonly maxBytes: number; readonly policy: string },
  from: number,
): number {
  let countFrom = 0;
  while (countFrom < trace.rows && (trace.atMs[countFrom] ?? 0) < from) countFrom += 1;
  if (countFrom >= trace.rows) return 0;
  const capacity = maxBytes === 0 ? Number.MAX_SAFE_INTEGER : Math.max(0, maxBytes - emptyBytes);
  const simulated = redisPolicies[policy] ?? 'lru';
  return hitRatio(servedInAll(simulate(trace, { policy: simulated, capacity, countFrom })));
}
