import { type Fact, FactWriter } from '../fact.ts';

/** A labelled value that Prometheus answered with. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Asks Prometheus. Throws provider-*. */
export type AskPrometheus = (query: string) => Promise<readonly Sample[]>;

/** A Web Vital of a page at its 75th percentile, as a process has counted it. */
export interface VitalFigure {
  readonly page: string;
  readonly vital: 'LCP' | 'INP' | 'CLS';
  /** Milliseconds; of CLS the score. */
  readonly value: number;
}

const queries = {
  failing: 'echotune:slo_error_ratio:rate3d',
  budget: 'echotune:slo_error_budget',
  times:
    'histogram_quantile(0.75, sum by (le, page, vital) (rate(echotune_web_vital_seconds_bucket{vital=~"LCP|INP"}[7d])))',
  shifts:
    'histogram_quantile(0.75, sum by (le, page) (rate(echotune_web_layout_shift_score_bucket[7d])))',
} as const;

/**
 * How service levels hold over three days and pages do over seven, which only Prometheus remembers; of pages, without
 * it, what the server that was asked has counted since it started.
 */
export async function observeServing(
  ask: AskPrometheus | null,
  counted: readonly VitalFigure[],
  now: number,
): Promise<readonly Fact[]> {
  const facts = new FactWriter('Prometheus', now);
  if (ask === null) {
    facts.unknown('slo.error-ratio', 'share', 'no-prometheus');
    return [...facts.facts, ...countedVitals(counted, now)];
  }
  try {
    const [failing, budget] = [await ask(queries.failing), await ask(queries.budget)];
    addLevels(facts, failing, budget);
    addVitals(facts, await ask(queries.times), await ask(queries.shifts));
    return facts.facts;
  } catch {
    const silent = new FactWriter('Prometheus', now).unknown(
      ...(['slo.error-ratio', 'share', 'prometheus-silent'] as const),
    );
    return [...silent.facts, ...countedVitals(counted, now)];
  }
}

function addLevels(facts: FactWriter, failing: readonly Sample[], budget: readonly Sample[]): void {
  const known = failing.filter(({ value }) => Number.isFinite(value));
  if (known.length === 0) facts.unknown('slo.error-ratio', 'share', 'prometheus-empty');
  for (const { labels, value } of known) {
    const { slo = '' } = labels;
    const allowed = budget.find((one) => one.labels.slo === slo);
    facts.add('slo.error-ratio', 'share', value, slo);
    if (allowed !== undefined) facts.add('slo.error-budget', 'share', allowed.value, slo);
  }
}

function addVitals(facts: FactWriter, times: readonly Sample[], shifts: readonly Sample[]): void {
  const known = [...times, ...shifts].filter(({ value }) => Number.isFinite(value));
  if (known.length === 0) facts.unknown('vitals.value', 'ms', 'prometheus-empty');
  for (const { labels, value } of known) {
    const { page = '', vital } = labels;
    if (vital === undefined) facts.add('vitals.value', 'ratio', value, `CLS of the page ${page}`);
    else facts.add('vitals.value', 'ms', value * 1000, `${vital} of the page ${page}`);
  }
}

function countedVitals(counted: readonly VitalFigure[], now: number): readonly Fact[] {
  const facts = new FactWriter('what browsers told the server since it started', now);
  if (counted.length === 0) facts.unknown('vitals.value', 'ms', 'no-prometheus');
  for (const { page, vital, value } of counted) {
    const unit = vital === 'CLS' ? 'ratio' : 'ms';
    facts.add('vitals.value', unit, value, `${vital} of the page ${page}`);
  }
  return facts.facts;
}
