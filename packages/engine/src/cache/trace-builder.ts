import { EngineError } from '../error.ts';
import { isSampled } from './key-hash.ts';
import {
  noRequests,
  type RequestTotals,
  type RequestTrace,
  traceColumns,
  traceEvent,
} from './request-trace.ts';

export interface TracedRequest {
  readonly atMs: number;
  /** A hash of 53 bits, `hash53` of a name. */
  readonly key: number;
  /** A number of 0 … 255; an object stays in the namespace it was first seen in. */
  readonly namespace: number;
  /** Whole bytes; from 4 GiB on they count as 4 GiB. */
  readonly bytes: number;
  readonly costMs: number;
  /** Infinity where nothing else is said. */
  readonly ttlMs?: number;
  /** A number above 0 for what a tag invalidates at once; an object keeps the first it is seen with. */
  readonly tag?: number;
}

/** Records requests, or a spatial sample of them, as columns. 33 bytes a sampled row, about 60 an object. */
export class TraceBuilder {
  /** How many rows there are so far. */
  rows = 0;
  private readonly rate: number;
  private columns = traceColumns(64);
  private readonly numbers = new Map<number, number>();
  private readonly namespaces: number[] = [];
  private readonly tags: number[] = [];
  private readonly totals: RequestTotals[] = [];

  /** @param rate share of the keys that are kept, above 0 up to 1 */
  constructor(rate = 1) {
    if (!(rate > 0 && rate <= 1)) throw new EngineError('bad-number', `A rate of ${rate}.`);
    this.rate = rate;
  }

  request({ atMs, key, namespace, bytes, costMs, ttlMs, tag }: TracedRequest): void {
    while (this.totals.length <= namespace) this.totals.push(noRequests);
    this.totals[namespace] = plus(this.totals[namespace]!, bytes, costMs);
    if (!isSampled(key, this.rate)) return;
    const row = this.add(atMs, traceEvent.request, this.numberOf(key, namespace, tag ?? 0));
    this.columns.bytes[row] = Math.min(bytes, 0xffffffff);
    this.columns.costsMs[row] = costMs;
    this.columns.ttlsMs[row] = ttlMs ?? Number.POSITIVE_INFINITY;
  }

  /** What nobody has asked for yet needs no invalidation. */
  invalidate(atMs: number, key: number): void {
    const object = this.numbers.get(key);
    if (object !== undefined) this.add(atMs, traceEvent.invalidation, object);
  }

  invalidateTag(atMs: number, tag: number): void {
    this.add(atMs, traceEvent.tagInvalidation, tag);
  }

  /** What was recorded so far; it stays so. */
  build(): RequestTrace {
    return {
      rows: this.rows,
      ...traceColumns(this.rows, this.columns),
      keys: Float64Array.from(this.numbers.keys()),
      namespaces: Uint8Array.from(this.namespaces),
      tags: Uint32Array.from(this.tags),
      rate: this.rate,
      population: [...this.totals],
    };
  }

  private numberOf(key: number, namespace: number, tag: number): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const object = this.numbers.size;
    this.numbers.set(key, object);
    this.namespaces.push(namespace);
    this.tags.push(tag);
    return object;
  }

  private add(atMs: number, event: number, object: number): number {
    const row = this.rows++;
    const { length } = this.columns.atMs;
    if (row === length) this.columns = traceColumns(2 * length, this.columns);
    this.columns.atMs[row] = atMs;
    this.columns.events[row] = event;
    this.columns.objects[row] = object;
    return row;
  }
}

function plus(totals: RequestTotals, bytes: number, costMs: number): RequestTotals {
  return {
    requests: totals.requests + 1,
    bytes: totals.bytes + bytes,
    costMs: totals.costMs + costMs,
  };
}
