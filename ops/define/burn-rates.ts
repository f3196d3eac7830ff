import { duration } from './duration.ts';
import { type Slo, slos } from './slo.ts';

/**
 * Multi-window, multi-burn-rate alerts (The Site Reliability Workbook, chapter 5): the long window says that the
 * budget of thirty days is being spent too fast, the short one that it still is.
 */
export interface BurnRate {
  /** How many times faster than would just last for thirty days. */
  readonly factor: number;
  readonly long: string;
  readonly short: string;
  readonly severity: 'page' | 'ticket';
}

export const burnRates: readonly BurnRate[] = [
  { factor: 14.4, long: '1h', short: '5m', severity: 'page' },
  { factor: 6, long: '6h', short: '30m', severity: 'page' },
  { factor: 3, long: '1d', short: '2h', severity: 'ticket' },
  { factor: 1, long: '3d', short: '6h', severity: 'ticket' },
];

const ranges = [...new Set(burnRates.flatMap(({ long, short }) => [short, long]))];

/** The share of events that went badly, as it is recorded. */
const recorded = (range: string) => `echotune:slo_error_ratio:rate${range}`;

/** `EchoTuneSloApiAvailability`. */
export function alertOf({ name }: Slo): string {
  const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `EchoTuneSlo${words.join('')}`;
}

/** The share that may go badly, without the noise of binary fractions. */
export function budgetOf({ objective }: Slo): number {
  return Number((1 - objective).toPrecision(6));
}

/** What all windows are divided by; 1 but for tests that have no days. */
export interface Scale {
  readonly scale: number;
}

export function recordingRules({ scale }: Scale): object[] {
  return slos.flatMap((slo) => [
    // Reports hold what failed against it.
    {
      record: 'echotune:slo_error_budget',
      ...{ expr: `vector(${budgetOf(slo)})`, labels: { slo: slo.name } },
    },
    ...ranges.map((range) => {
      const scaled = duration(range, scale);
      return {
        record: recorded(range),
        expr: `(${slo.bad(scaled)}) / (${slo.all(scaled)} > 0)`,
        labels: { slo: slo.name },
      };
    }),
  ]);
}

export function burnAnnotations({ title, doThis }: Slo, { factor, long }: BurnRate) {
  return {
    summary: `${title}: over ${long} that failed ${factor} times as often as it may.`,
    do: doThis,
  };
}

export function burnLabels({ name }: Slo, { severity, long, short }: BurnRate) {
  return { severity, slo: name, long, short };
}

export function burnRules(): object[] {
  return slos.flatMap((slo) =>
    burnRates.map((burn) => {
      const { factor, long, short } = burn;
      const most = Number((factor * budgetOf(slo)).toPrecision(6));
      const over = (range: string) => `${recorded(range)}{slo="${slo.name}"} > ${most}`;
      return {
        alert: alertOf(slo),
        expr: `${over(long)} and ${over(short)}`,
        labels: burnLabels(slo, burn),
        annotations: burnAnnotations(slo, burn),
      };
    }),
  );
}
