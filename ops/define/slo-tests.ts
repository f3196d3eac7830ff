import {
  alertOf,
  type BurnRate,
  budgetOf,
  burnAnnotations,
  burnLabels,
  burnRates,
} from './burn-rates.ts';
import { secondsOf } from './duration.ts';
import { type Slo, slos } from './slo.ts';

/** So many minutes in which so many events a minute went badly and so many well. */
interface Phase {
  readonly minutes: number;
  readonly bad: number;
  readonly good: number;
}

const groups = ['echotune-slo-ratios', 'echotune-slo-alerts'];
const perMinute = 60_000;

/** How every promise is told of when it is broken at an even pace for days: at each rate, and below all of them. */
export function steadySloTests(ruleFiles: readonly string[]): object {
  const minutes = 4 * 1440;
  const paces = [...burnRates.map(({ factor }) => factor * 1.2), 0.5];
  return {
    ...{ rule_files: ruleFiles, group_eval_order: groups },
    // What four days have come to is all that is asked.
    evaluation_interval: '12h',
    tests: slos.flatMap((slo) =>
      paces.map((pace) => {
        const bad = Math.round(pace * budgetOf(slo) * perMinute);
        const phase = { minutes, bad, good: perMinute - bad };
        const expected = burnRates.filter(({ factor }) => factor < pace);
        return sloTest(
          slo,
          `burns ${pace} times as fast as it may`,
          [phase],
          [{ at: minutes, expected }],
        );
      }),
    ),
  };
}

const quietMinutes = 4 * 1440;
const burstMinutes = 30;

/** That a short outage is told of while it lasts, and wakes nobody once it is over. */
export function burstSloTests(ruleFiles: readonly string[]): object {
  const end = quietMinutes + burstMinutes;
  const phases = [
    { minutes: quietMinutes, bad: 0, good: perMinute },
    { minutes: burstMinutes, bad: perMinute, good: 0 },
    { minutes: 60, bad: 0, good: perMinute },
  ];
  return {
    ...{ rule_files: ruleFiles, group_eval_order: groups },
    evaluation_interval: '30m',
    tests: slos.map((slo) =>
      sloTest(
        slo,
        `is broken for ${burstMinutes} minutes`,
        phases,
        [quietMinutes - 30, end, end + 30].map((at) => ({
          at,
          expected: burnRates.filter((burn) => isOver(slo, burn, at)),
        })),
      ),
    ),
  };
}

/** Whether both windows hold more of the outage than they may, by the minutes of it that lie in them. */
function isOver(slo: Slo, { factor, long, short }: BurnRate, at: number): boolean {
  return [long, short].every((range) => {
    const minutes = secondsOf(range) / 60;
    const from = Math.max(at - minutes, quietMinutes);
    const overlap = Math.max(0, Math.min(at, quietMinutes + burstMinutes) - from);
    return overlap / minutes > factor * budgetOf(slo);
  });
}

function sloTest(
  slo: Slo,
  what: string,
  phases: readonly Phase[],
  looks: readonly { readonly at: number; readonly expected: readonly BurnRate[] }[],
): object {
  return {
    ...{ name: `${slo.name} ${what}`, interval: '1m', input_series: seriesOf(slo, phases) },
    alert_rule_test: looks.map(({ at, expected }) => ({
      ...{ eval_time: `${at}m`, alertname: alertOf(slo) },
      exp_alerts: expected.map((burn) => ({
        exp_labels: burnLabels(slo, burn),
        exp_annotations: burnAnnotations(slo, burn),
      })),
    })),
  };
}

/** The counters of a promise through the phases, in promtool's notation. */
function seriesOf({ example }: Slo, phases: readonly Phase[]): object[] {
  const values = new Map<string, string[]>();
  const reached = new Map<string, number>();
  for (const { minutes, bad, good } of phases) {
    for (const [series, by] of Object.entries(example(bad, good))) {
      const first = (reached.get(series) ?? -by) + by;
      values.set(series, [...(values.get(series) ?? []), `${first}+${by}x${minutes - 1}`]);
      reached.set(series, first + by * (minutes - 1));
    }
  }
  return [...values].map(([series, parts]) => ({ series, values: parts.join(' ') }));
}
