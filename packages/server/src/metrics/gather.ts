import type { Labels, Telemetry } from '@echotune/data';
import { within } from '../within.ts';
import type { MetricName } from './catalogue.ts';
import type { Metrics } from './metrics.ts';

/** How a gauge is now. */
export interface Reading {
  readonly name: MetricName;
  readonly value: number;
  readonly labels?: Labels;
}

/** Reads gauges from where they are kept, each time somebody wants to know. */
export interface Collector {
  readonly name: string;
  readonly read: () => Promise<readonly Reading[]> | readonly Reading[];
  /** For one that has deadlines of its own, and must outlast them. */
  readonly deadlineMs?: number;
}

export interface GatherOptions {
  readonly telemetry: Telemetry;
  /** Whoever asks again sooner is told the same. */
  readonly freshMs?: number;
  /** What takes longer is left out. */
  readonly deadlineMs?: number;
}

interface Gathered {
  /** Names it has told of so far. */
  readonly names: Set<MetricName>;
  /** A read that has not ended. */
  reading: Promise<readonly Reading[]> | null;
}

/**
 * Brings gauges up to date before a scrape: all collectors at once, each with its deadline. One that fails or stalls
 * takes its own gauges with it – what is not known is not told – and nothing else.
 */
export class Gatherer {
  readonly #metrics: Metrics;
  readonly #telemetry: Telemetry;
  readonly #freshMs: number;
  readonly #deadlineMs: number;
  readonly #collectors = new Map<Collector, Gathered>();
  #lastAt = Number.NEGATIVE_INFINITY;
  #gathering: Promise<void> | null = null;

  constructor(metrics: Metrics, { telemetry, freshMs = 3000, deadlineMs = 2000 }: GatherOptions) {
    this.#metrics = metrics;
    this.#telemetry = telemetry;
    this.#freshMs = freshMs;
    this.#deadlineMs = deadlineMs;
  }

  add(collector: Collector): void {
    this.#collectors.set(collector, { names: new Set(), reading: null });
  }

  /** Never fails. */
  async gather(): Promise<void> {
    if (performance.now() - this.#lastAt < this.#freshMs) return;
    this.#gathering ??= this.#all().finally(() => {
      this.#lastAt = performance.now();
      this.#gathering = null;
    });
    await this.#gathering;
  }

  async #all(): Promise<void> {
    await Promise.all([...this.#collectors].map((entry) => this.#one(...entry)));
  }

  async #one(collector: Collector, gathered: Gathered): Promise<void> {
    const readings = await this.#read(collector, gathered);
    for (const name of gathered.names) this.#metrics.clear(name);
    for (const { name, value, labels = {} } of readings) {
      gathered.names.add(name);
      this.#metrics.set(name, value, labels);
    }
  }

  /** Nothing where it fails, or is not done in time; a read that goes on is waited for the next time. */
  async #read(collector: Collector, gathered: Gathered): Promise<readonly Reading[]> {
    gathered.reading ??= (async () => collector.read())().finally(() => {
      gathered.reading = null;
    });
    try {
      return await within(collector.deadlineMs ?? this.#deadlineMs, gathered.reading);
    } catch (cause) {
      this.#telemetry.count('collection_failures', 1, { collector: collector.name });
      this.#telemetry.log('debug', 'gauges-not-read', { collector: collector.name, cause });
      return [];
    }
  }
}
