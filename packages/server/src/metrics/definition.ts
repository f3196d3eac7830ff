/** What Prometheus is told of a metric, and how its series of several processes are put together. */
export interface Definition {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram's buckets, in the unit that its name ends with. */
  readonly buckets: readonly number[];
  /**
   * `sum`: each process speaks of itself. `max`, `min`: every process says the same of what they share, and adding it
   * up would count it as often as there are processes. `mixed`: that depends on a label.
   */
  readonly across: 'sum' | 'max' | 'min' | 'mixed';
}

/** What happened, since this process began. */
export function counter(help: string, ...labels: readonly string[]): Definition {
  return { type: 'counter', help, labels, buckets: [], across: 'sum' };
}

/** How often what lay below which bound. */
export function histogram(
  help: string,
  buckets: readonly number[],
  ...labels: readonly string[]
): Definition {
  return { type: 'histogram', help, labels, buckets, across: 'sum' };
}

/** How something is now. */
export function gauge(
  help: string,
  across: Definition['across'],
  ...labels: readonly string[]
): Definition {
  return { type: 'gauge', help, labels, buckets: [], across };
}
