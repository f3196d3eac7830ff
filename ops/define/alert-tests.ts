import type { Alert } from './alert.ts';
import { secondsOf } from './duration.ts';
import { alerts, annotationsOf } from './rules.ts';

const longMinutes = 360;

/**
 * For every alert a situation in which it fires and one in which it must not, as promtool reads them. `slow` are those
 * that take more than six hours: they are looked at every half hour.
 */
export function alertTests(ruleFiles: readonly string[], pace: 'quick' | 'slow'): object {
  return {
    rule_files: ruleFiles,
    evaluation_interval: pace === 'quick' ? '1m' : '30m',
    tests: alerts
      .filter(({ fires }) => minutesOf(fires.at) > longMinutes === (pace === 'slow'))
      .flatMap(testsOf),
  };
}

const minutesOf = (at: string) => secondsOf(at) / 60;

function testsOf(alert: Alert): object[] {
  const { name, severity, fires, silent } = alert;
  const labels = fires.labels ?? {};
  const fired = {
    exp_labels: { severity, ...labels },
    exp_annotations: annotationsOf(alert, labels),
  };
  const silence = timesUntil(silent.at).map((at) => ({
    ...{ eval_time: at, alertname: name, exp_alerts: [] },
  }));
  return [
    {
      ...{ name: `${name} fires`, interval: '1m', input_series: inputs(fires.series) },
      alert_rule_test: [{ eval_time: fires.at, alertname: name, exp_alerts: [fired] }],
    },
    {
      ...{ name: `${name} stays silent`, interval: '1m', input_series: inputs(silent.series) },
      alert_rule_test: silence,
    },
  ];
}

function inputs(series: Readonly<Record<string, string>>): object[] {
  return Object.entries(series).map(([name, values]) => ({ series: name, values }));
}

/** Ten moments up to one. */
function timesUntil(at: string): string[] {
  const minutes = minutesOf(at);
  const steps = Math.min(10, minutes);
  return Array.from({ length: steps }, (_, n) => `${Math.round(((n + 1) * minutes) / steps)}m`);
}
