import type { Labels } from '@echotune/data';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client';
import { catalogue, type MetricName, shortName } from './catalogue.ts';
import type { Definition } from './definition.ts';
import type { Measurement } from './measurement.ts';

type Kept = Counter<string> | Gauge<string> | Histogram<string>;

export interface MetricsOptions {
  /** Hears of a name or labels that the catalogue does not have. What was measured is left out. */
  readonly onMisuse: (problem: string, name: string) => void;
}

/** The metrics of this process, all of them from the catalogue. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #kept = new Map<string, { readonly metric: Kept; readonly definition: Definition }>();
  readonly #byShortName = new Map<string, string>();
  readonly #onMisuse: MetricsOptions['onMisuse'];

  constructor({ onMisuse }: MetricsOptions) {
    this.#onMisuse = onMisuse;
    const all: Readonly<Record<string, Definition>> = catalogue;
    for (const [name, definition] of Object.entries(all)) {
      this.#kept.set(name, { metric: this.#metric(name, definition), definition });
      this.#byShortName.set(shortName(name), name);
    }
  }

  /** Adds what was counted or measured, here or in a process that this one has started. */
  readonly record = ({ is, name, value, labels }: Measurement): void => {
    const full = this.#byShortName.get(name) ?? name;
    const metric = this.#find(full, labels);
    // The library throws, and what counts must not break.
    const isPossible =
      is === 'count' ? value >= 0 && Number.isFinite(value) : Number.isFinite(value);
    if (metric !== null && !isPossible) this.#onMisuse(`cannot be ${value}`, name);
    else if (is === 'count' && metric instanceof Counter) metric.inc(labels, value);
    else if (is === 'observation' && metric instanceof Histogram) metric.observe(labels, value);
    else if (metric !== null) this.#onMisuse(`is no ${is}`, name);
  };

  /** Sets how something is now. */
  set(name: MetricName, value: number, labels: Labels = {}): void {
    const metric = this.#find(name, labels);
    if (metric instanceof Gauge) metric.set(labels, value);
    else if (metric !== null) this.#onMisuse('is no gauge', name);
  }

  /** One more, or with -1 one fewer. */
  change(name: MetricName, by: 1 | -1): void {
    const metric = this.#find(name, {});
    if (metric instanceof Gauge) metric.inc({}, by);
    else if (metric !== null) this.#onMisuse('is no gauge', name);
  }

  /** Forgets all series of a gauge: nobody knows how it is now. */
  clear(name: MetricName): void {
    const metric = this.#kept.get(name)?.metric;
    if (metric instanceof Gauge) {
      metric.reset();
      metric.remove({});
    }
  }

  /** Adds what the client library tells of the process: for as long as the process lasts. */
  watchProcess(): void {
    collectDefaultMetrics({
      register: this.#registry,
      eventLoopMonitoringPrecision: 20,
      eventLoopUtilizationTimeout: 1000,
    });
  }

  /** All of it in Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  #metric(name: string, { type, help, labels, buckets }: Definition): Kept {
    const usual = { name, help, labelNames: labels, registers: [this.#registry] };
    if (type === 'counter') return new Counter(usual);
    if (type === 'histogram') return new Histogram({ ...usual, buckets: [...buckets] });
    const kept = new Gauge(usual);
    // What nobody has set is not known, and not 0.
    kept.remove({});
    return kept;
  }

  #find(name: string, labels: Labels): Kept | null {
    const found = this.#kept.get(name);
    if (found === undefined) {
      this.#onMisuse('is not in the catalogue', name);
      return null;
    }
    const known = found.definition.labels;
    const given = Object.keys(labels);
    if (given.length === known.length && given.every((label) => known.includes(label)))
      return found.metric;
    this.#onMisuse(`has the labels ${known.join(', ') || '(none)'}, not ${given.join(', ')}`, name);
    return null;
  }
}
