/** What a row of a trace tells of. */
export const traceEvent = {
  /** An object was asked for. */
  request: 0,
  /** An object is not true any longer. */
  invalidation: 1,
  /** All objects of a tag are not true any longer: `objects` holds the tag's number. */
  tagInvalidation: 2,
} as const;

/** Sums over requests. */
export interface RequestTotals {
  readonly requests: number;
  /** Of the objects that were asked for. */
  readonly bytes: number;
  /** What making each object that was asked for costs, milliseconds. */
  readonly costMs: number;
}

/** A column each, by row. */
export interface TraceColumns {
  /** Milliseconds since any one moment, never falling. */
  readonly atMs: Float64Array;
  /** A `traceEvent`. */
  readonly events: Uint8Array;
  /** The number of the object, or of the tag. */
  readonly objects: Uint32Array;
  /** Of a request: the size of the object as it was then, what making it costs, and how long it may be kept. */
  readonly bytes: Uint32Array;
  readonly costsMs: Float32Array;
  readonly ttlsMs: Float64Array;
}

/**
 * Requests to a cache in the order in which they came. A sampled trace holds all requests for some of the objects and
 * none for the others (Waldspurger et al., "Efficient MRC Construction with SHARDS", FAST 2015), and knows how many
 * there were in all.
 */
export interface RequestTrace extends TraceColumns {
  readonly rows: number;
  /** By object: its key's hash of 53 bits, its namespace and its tag, 0 for none. */
  readonly keys: Float64Array;
  readonly namespaces: Uint8Array;
  readonly tags: Uint32Array;
  /** Share of the keys that are in it, 1 for all. */
  readonly rate: number;
  /** By namespace: the requests for all keys, sampled or not. */
  readonly population: readonly RequestTotals[];
}

export const noRequests: RequestTotals = { requests: 0, bytes: 0, costMs: 0 };

/** Columns for so many rows, that begin with the rows of others. */
export function traceColumns(rows: number, begun?: TraceColumns): TraceColumns {
  const columns = {
    atMs: new Float64Array(rows),
    events: new Uint8Array(rows),
    objects: new Uint32Array(rows),
    bytes: new Uint32Array(rows),
    costsMs: new Float32Array(rows),
    ttlsMs: new Float64Array(rows),
  };
  if (begun === undefined) return columns;
  columns.atMs.set(begun.atMs.subarray(0, rows));
  columns.events.set(begun.events.subarray(0, rows));
  columns.objects.set(begun.objects.subarray(0, rows));
  columns.bytes.set(begun.bytes.subarray(0, rows));
  columns.costsMs.set(begun.costsMs.subarray(0, rows));
  columns.ttlsMs.set(begun.ttlsMs.subarray(0, rows));
  return columns;
}
