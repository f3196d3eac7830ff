import type { CacheWatch } from '@echotune/data';
import { isSampled, type RequestTotals, type RequestTrace, TraceBuilder } from '@echotune/engine';

/** What one instance's cache was asked, as simulations take it. */
export interface InstanceTrace {
  readonly instance: string;
  readonly trace: RequestTrace;
  /** Names that the trace's numbers of namespaces point at. */
  readonly names: readonly string[];
}

const nothing: RequestTotals = { requests: 0, bytes: 0, costMs: 0 };

/** Traces by instance: each has a memory of its own. Of several samples the smallest is what all of them hold. */
export function tracesOf(
  watches: readonly CacheWatch[],
  names: readonly string[],
): readonly InstanceTrace[] {
  const byInstance = Map.groupBy(watches, ({ instance }) => instance);
  return [...byInstance].map(([instance, own]) => ({
    ...{ instance, names },
    trace: traceOf(own, names),
  }));
}

function traceOf(watches: readonly CacheWatch[], names: readonly string[]): RequestTrace {
  const rate = watches.reduce((least, { trace }) => Math.min(least, trace.rate), 1);
  const builder = new TraceBuilder(rate);
  for (const { trace } of watches) {
    for (let n = 0; n < trace.at.length; n += 1) {
      const namespace = names.indexOf(trace.namespaces[trace.namespace[n] ?? -1] ?? '');
      const key = trace.key[n] ?? 0;
      if (namespace < 0 || !isSampled(key, rate)) continue;
      builder.request({
        ...{ atMs: trace.at[n] ?? 0, key, namespace },
        ...{ bytes: trace.bytes[n] ?? 0, costMs: trace.makingMs[n] ?? 0 },
      });
    }
  }
  const trace = builder.build();
  // The sample knows only of itself; how many requests there were in all was counted.
  const population = names.map((name, at) => {
    const requests = requestsTo(watches, name);
    const sampled = trace.population[at] ?? nothing;
    return scaled(sampled, sampled.requests === 0 ? 0 : requests / sampled.requests);
  });
  return { ...trace, population };
}

function scaled({ requests, bytes, costMs }: RequestTotals, by: number): RequestTotals {
  return { requests: requests * by, bytes: bytes * by, costMs: costMs * by };
}

/** Requests to a namespace, whatever came of them. */
export function requestsTo(watches: readonly CacheWatch[], name: string): number {
  return watches.reduce((sum, { namespaces }) => {
    const { memory = 0, redis = 0, stale = 0, miss = 0 } = namespaces[name] ?? {};
    return sum + memory + redis + stale + miss;
  }, 0);
}

/** Of them those that memory answered. */
export function answeredByMemory(watches: readonly CacheWatch[], name: string): number {
  return watches.reduce((sum, { namespaces }) => {
    const { memory = 0, stale = 0 } = namespaces[name] ?? {};
    return sum + memory + stale;
  }, 0);
}

/** What an answer of a namespace takes to make, on average, milliseconds. */
export function makingMsOf(watches: readonly CacheWatch[], name: string): number {
  const requests = requestsTo(watches, name);
  const ms = watches.reduce((sum, { namespaces }) => {
    const { savedMs = 0, madeMs = 0 } = namespaces[name] ?? {};
    return sum + savedMs + madeMs;
  }, 0);
  return requests === 0 ? 0 : ms / requests;
}
