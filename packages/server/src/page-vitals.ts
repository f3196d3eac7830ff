/** How pages are for those who open them, as counts alone: nothing of who, when or from where. */
import type { VitalFigure } from '@echotune/service';
import type { z } from 'zod';
import type { Vitals } from './schema/vitals.ts';

type Report = z.output<typeof Vitals>;
type Name = Report['metrics'][number]['name'];

/** A bucket reaches a tenth higher than the one before. */
const growth = Math.log(1.1);
const shown = ['LCP', 'INP', 'CLS'] as const;
const scales: Partial<Record<Name, number>> = { CLS: 0.001 };

/** Values counted in buckets that grow with them; what is read back is at most 5 % off. */
class Histogram {
  readonly #counts = new Map<number, number>();
  #all = 0;

  get count(): number {
    return this.#all;
  }

  add(value: number): void {
    const bucket = value < 1 ? -1 : Math.floor(Math.log(value) / growth);
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + 1);
    this.#all += 1;
  }

  /** The middle of the bucket that a share of the values lies below. */
  quantile(share: number): number {
    let rest = share * this.#all;
    for (const [bucket, count] of [...this.#counts].sort(([a], [b]) => a - b)) {
      rest -= count;
      if (rest <= 0) return bucket < 0 ? 0 : Math.exp((bucket + 0.5) * growth);
    }
    return 0;
  }
}

/** Web Vitals of this process's time, by page. */
export class PageVitals {
  readonly #pages = new Map<string, Map<Name, Histogram>>();

  add({ page, metrics }: Report): void {
    const known = this.#pages.get(page) ?? new Map<Name, Histogram>();
    this.#pages.set(page, known);
    for (const { name, value } of metrics) {
      const histogram = known.get(name) ?? new Histogram();
      known.set(name, histogram);
      histogram.add(value / (scales[name] ?? 1));
    }
  }

  /** At the 75th percentile: times in milliseconds, of CLS the score. */
  figures(): VitalFigure[] {
    return [...this.#pages].flatMap(([page, metrics]) =>
      shown.flatMap((vital) => {
        const value = metrics.get(vital)?.quantile(0.75);
        if (value === undefined) return [];
        return [{ page, vital, value: value * (scales[vital] ?? 1) }];
      }),
    );
  }

  /** "home: LCP 812 ms, INP 64 ms, CLS 0.01 (75 % of 40 loads)"; null where nobody has reported. */
  summary(): string | null {
    const lines = [...this.#pages].map(([page, metrics]) => {
      const values = shown.flatMap((name) => {
        const histogram = metrics.get(name);
        return histogram === undefined
          ? []
          : [`${name} ${written(name, histogram.quantile(0.75))}`];
      });
      const loads = Math.max(...[...metrics.values()].map(({ count }) => count));
      return `${page}: ${values.join(', ') || 'no LCP yet'} (of ${loads})`;
    });
    return lines.length === 0 ? null : `75th percentiles, ${lines.join('; ')}`;
  }
}

function written(name: Name, value: number): string {
  return name === 'CLS' ? (value / 1000).toFixed(3) : `${Math.round(value)} ms`;
}
