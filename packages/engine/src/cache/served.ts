import { noRequests, type RequestTotals, type RequestTrace } from './request-trace.ts';

/** How a cache served, or would have. */
export interface Served {
  readonly asked: RequestTotals;
  /** The requests that hit. What making their objects again would have cost is saved. */
  readonly hit: RequestTotals;
}

/** Share of the requests that hit; 0 where there were none. */
export function hitRatio({ asked, hit }: Served): number {
  return asked.requests === 0 ? 0 : hit.requests / asked.requests;
}

/** Share of what making everything would cost that hits save; 0 where nothing costs anything. */
export function savedShare({ asked, hit }: Served): number {
  return asked.costMs === 0 ? 0 : hit.costMs / asked.costMs;
}

/** The namespaces together. */
export function servedInAll(parts: readonly Served[]): Served {
  return {
    asked: parts.reduce((sum, { asked }) => added(sum, asked), noRequests),
    hit: parts.reduce((sum, { hit }) => added(sum, hit), noRequests),
  };
}

/**
 * Counts what a simulation served. Of a sample it tells what all requests would have met: misses are scaled and seen
 * against all the requests that there were, the correction of SHARDS-adj (Waldspurger et al., FAST 2015), since popular
 * objects that the sample has by chance, or has not, hardly miss. Where only a part counts, hits are scaled as well.
 */
export class ServedTally {
  private readonly trace: RequestTrace;
  private readonly from: number;
  private readonly asked: Sums;
  private readonly missed: Sums;

  constructor(trace: RequestTrace, from: number) {
    this.trace = trace;
    this.from = from;
    this.asked = new Sums(trace.population.length);
    this.missed = new Sums(trace.population.length);
  }

  count(object: number, row: number, isHit: boolean): void {
    if (row < this.from) return;
    this.asked.add(this.trace, object, row);
    if (!isHit) this.missed.add(this.trace, object, row);
  }

  /** By namespace. */
  served(): readonly Served[] {
    const { rate, population } = this.trace;
    return population.map((all, namespace) => {
      const asked = this.from === 0 ? all : this.asked.of(namespace, rate);
      return { asked, hit: without(asked, this.missed.of(namespace, rate)) };
    });
  }
}

/** Totals by namespace that grow. */
class Sums {
  private readonly requests: Float64Array;
  private readonly bytes: Float64Array;
  private readonly costs: Float64Array;

  constructor(namespaces: number) {
    this.requests = new Float64Array(namespaces);
    this.bytes = new Float64Array(namespaces);
    this.costs = new Float64Array(namespaces);
  }

  add(trace: RequestTrace, object: number, row: number): void {
    const namespace = trace.namespaces[object]!;
    this.requests[namespace]! += 1;
    this.bytes[namespace]! += trace.bytes[row]!;
    this.costs[namespace]! += trace.costsMs[row]!;
  }

  of(namespace: number, rate: number): RequestTotals {
    return {
      requests: this.requests[namespace]! / rate,
      bytes: this.bytes[namespace]! / rate,
      costMs: this.costs[namespace]! / rate,
    };
  }
}

function added(one: RequestTotals, other: RequestTotals): RequestTotals {
  return {
    requests: one.requests + other.requests,
    bytes: one.bytes + other.bytes,
    costMs: one.costMs + other.costMs,
  };
}

function without(all: RequestTotals, some: RequestTotals): RequestTotals {
  return {
    requests: Math.max(0, all.requests - some.requests),
    bytes: Math.max(0, all.bytes - some.bytes),
    costMs: Math.max(0, all.costMs - some.costMs),
  };
}
