import type { TraceColumns, TracedRequest } from '@echotune/data';
import { hash53, isSampled } from '@echotune/engine';

interface Sample {
  readonly namespace: number;
  readonly at: number;
  readonly key: number;
  readonly bytes: number;
  readonly makingMs: number;
}

/**
 * Requests of a sample of the keys: all of a key or none, which is what a simulation needs (Waldspurger et al.,
 * "Efficient MRC construction with SHARDS", FAST 2015). Where there are too many the share of the keys is halved,
 * for what is held as well.
 */
export class SampledTrace {
  readonly #most: number;
  readonly #namespaces: string[] = [];
  #samples: Sample[] = [];
  #taken: readonly Sample[] = [];
  #rate = 1;

  /** @param most requests held between two takings */
  constructor(most = 5000) {
    this.#most = most;
  }

  add({ namespace, key, at, bytes, makingMs }: TracedRequest): void {
    const hash = hash53(`${namespace} ${key}`);
    if (!isSampled(hash, this.#rate)) return;
    const known = this.#namespaces.indexOf(namespace);
    const number = known < 0 ? this.#namespaces.push(namespace) - 1 : known;
    this.#samples.push({ namespace: number, at, key: hash, bytes, makingMs });
    this.#thin();
  }

  /** What was taken last could not be told: it is taken once more the next time. */
  giveBack(): void {
    this.#samples = [
      ...this.#taken.filter(({ key }) => isSampled(key, this.#rate)),
      ...this.#samples,
    ];
    this.#taken = [];
    this.#thin();
  }

  #thin(): void {
    while (this.#samples.length > this.#most) {
      this.#rate /= 2;
      this.#samples = this.#samples.filter((sample) => isSampled(sample.key, this.#rate));
    }
  }

  /** What was seen since the last time. The share stays what it has become, and may grow by one step. */
  take(): TraceColumns {
    const [samples, rate] = [this.#samples, this.#rate];
    this.#taken = samples;
    this.#samples = [];
    if (samples.length < this.#most / 4) this.#rate = Math.min(1, rate * 2);
    return {
      ...{ rate, namespaces: [...this.#namespaces] },
      namespace: samples.map((sample) => sample.namespace),
      at: samples.map((sample) => sample.at),
      key: samples.map((sample) => sample.key),
      bytes: samples.map((sample) => sample.bytes),
      makingMs: samples.map((sample) => sample.makingMs),
    };
  }
}
