import { noRequests, type RequestTotals, type RequestTrace, traceEvent } from './request-trace.ts';
import { TraceBuilder } from './trace-builder.ts';

/** A smaller spatial sample of a trace: `rate` is the share of all keys, no more than the trace's own. */
export function sampleTrace(trace: RequestTrace, rate: number): RequestTrace {
  const sample = copied(trace, Math.min(rate, trace.rate), () => true);
  return trace.rate < 1 ? { ...sample, population: trace.population } : sample;
}

/** The rows of a trace from one up to another; of a sample, how many requests there were in all is estimated. */
export function stretchOf(trace: RequestTrace, from: number, to: number): RequestTrace {
  const stretch = copied(trace, trace.rate, (row) => row >= from && row < to);
  return { ...stretch, population: stretch.population.map((all) => scaled(all, 1 / trace.rate)) };
}

/** What was asked of one namespace, and the invalidations of tags. */
export function namespaceOf(trace: RequestTrace, namespace: number): RequestTrace {
  const isOf = (row: number) =>
    trace.events[row] === traceEvent.tagInvalidation ||
    trace.namespaces[trace.objects[row]!] === namespace;
  const part = copied(trace, trace.rate, isOf);
  const population = trace.population.map((all, at) => (at === namespace ? all : noRequests));
  return { ...part, population };
}

function scaled({ requests, bytes, costMs }: RequestTotals, by: number): RequestTotals {
  return { requests: requests * by, bytes: bytes * by, costMs: costMs * by };
}

function copied(
  trace: RequestTrace,
  rate: number,
  isWanted: (row: number) => boolean,
): RequestTrace {
  const builder = new TraceBuilder(rate);
  for (let row = 0; row < trace.rows; row++) if (isWanted(row)) copyRow(trace, row, builder);
  return builder.build();
}

function copyRow(trace: RequestTrace, row: number, into: TraceBuilder): void {
  const atMs = trace.atMs[row]!;
  const object = trace.objects[row]!;
  const event = trace.events[row];
  if (event === traceEvent.tagInvalidation) into.invalidateTag(atMs, object);
  else if (event === traceEvent.invalidation) into.invalidate(atMs, trace.keys[object]!);
  else {
    into.request({
      atMs,
      key: trace.keys[object]!,
      namespace: trace.namespaces[object]!,
      bytes: trace.bytes[row]!,
      costMs: trace.costsMs[row]!,
      ttlMs: trace.ttlsMs[row]!,
      tag: trace.tags[object]!,
    });
  }
}
