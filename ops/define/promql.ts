import type { MetricName } from '@echotune/server';

/** A gauge that every process reads from the same store: whichever says most is right, and their sum is not. */
export function shared(name: MetricName, ...by: readonly string[]): string {
  return by.length === 0 ? `max(${name})` : `max by (${by.join(', ')}) (${name})`;
}

/** How often something happened, a second, over all processes. */
export function perSecond(selector: string, range: string, ...by: readonly string[]): string {
  const rate = `rate(${selector}[${range}])`;
  return by.length === 0 ? `sum(${rate})` : `sum by (${by.join(', ')}) (${rate})`;
}

/** How often something happened in a range, over all processes. */
export function countIn(selector: string, range: string, ...by: readonly string[]): string {
  const increase = `increase(${selector}[${range}])`;
  return by.length === 0 ? `sum(${increase})` : `sum by (${by.join(', ')}) (${increase})`;
}

/** A quantile of a histogram, over all processes. */
export function quantile(
  q: number,
  histogram: MetricName,
  range: string,
  ...by: readonly string[]
): string {
  return `histogram_quantile(${q}, ${perSecond(`${histogram}_bucket`, range, 'le', ...by)})`;
}

/** A bucket's bound as Prometheus 2 keeps it (`300`) and as 3 does (`300.0`). */
export function upTo(bound: number): string {
  return Number.isInteger(bound) ? `le=~"${bound}(\\\\.0)?"` : `le="${bound}"`;
}
