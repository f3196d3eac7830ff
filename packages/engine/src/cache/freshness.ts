import type { RequestTrace } from './request-trace.ts';

/** Until when what was made is true. */
export class Freshness {
  private readonly trace: RequestTrace;
  private readonly ttls: ReadonlyMap<number, number> | undefined;
  /** By object: the row in which it was made, and when it ends. */
  private readonly madeIn: Uint32Array;
  private readonly endsAtMs: Float64Array;
  /** By tag: the row that invalidated it last. */
  private readonly invalidatedIn = new Map<number, number>();

  /** @param ttlsMs times to live by namespace in place of those in the trace */
  constructor(trace: RequestTrace, ttlsMs?: ReadonlyMap<number, number>) {
    this.trace = trace;
    this.ttls = ttlsMs;
    this.madeIn = new Uint32Array(trace.keys.length);
    this.endsAtMs = new Float64Array(trace.keys.length);
  }

  make(object: number, row: number): void {
    const { atMs, ttlsMs, namespaces } = this.trace;
    this.madeIn[object] = row;
    const ttlMs = this.ttls?.get(namespaces[object]!) ?? ttlsMs[row]!;
    this.endsAtMs[object] = atMs[row]! + ttlMs;
  }

  invalidate(tag: number, row: number): void {
    this.invalidatedIn.set(tag, row);
  }

  /** Whether an object that was made is true in a row. */
  isFresh(object: number, row: number): boolean {
    if (this.trace.atMs[row]! >= this.endsAtMs[object]!) return false;
    const tag = this.trace.tags[object]!;
    return tag === 0 || !((this.invalidatedIn.get(tag) ?? -1) > this.madeIn[object]!);
  }
}
