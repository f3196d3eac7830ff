import { type Alert, rendered } from './alert.ts';
import { backgroundAlerts } from './alerts/background.ts';
import { modelAlerts } from './alerts/models.ts';
import { outsideAlerts } from './alerts/outside.ts';
import { servingAlerts } from './alerts/serving.ts';
import { burnRules, recordingRules, type Scale } from './burn-rates.ts';
import { duration } from './duration.ts';

export const alerts: readonly Alert[] = [
  ...servingAlerts,
  ...backgroundAlerts,
  ...modelAlerts,
  ...outsideAlerts,
];

const intervalOf = (scale: number) => (scale === 1 ? '30s' : '1s');

/** What EchoTune promises, and the alerts on it, as Prometheus reads them. */
export function sloRules({ scale }: Scale = { scale: 1 }): object {
  const interval = intervalOf(scale);
  return {
    groups: [
      { name: 'echotune-slo-ratios', interval, rules: recordingRules({ scale }) },
      { name: 'echotune-slo-alerts', interval, rules: burnRules() },
    ],
  };
}

/** All other alerts. */
export function alertRules({ scale }: Scale = { scale: 1 }): object {
  const rules = alerts.map((alert) => alertRule(alert, scale));
  return { groups: [{ name: 'echotune-alerts', interval: intervalOf(scale), rules }] };
}

function alertRule(alert: Alert, scale: number): object {
  const { name, severity, expr } = alert;
  return {
    alert: name,
    expr: scale === 1 ? expr : expr.replaceAll(/\[(\w+)\]/g, (_, w) => `[${duration(w, scale)}]`),
    ...(alert.for !== '0m' && { for: duration(alert.for, scale) }),
    labels: { severity },
    annotations: annotationsOf(alert, null),
  };
}

/** As they stand in a rule, or as they are told with these labels. */
export function annotationsOf(
  { summary, doThis }: Alert,
  labels: Readonly<Record<string, string>> | null,
) {
  return {
    summary: labels === null ? summary : rendered(summary, labels),
    do: labels === null ? doThis : rendered(doThis, labels),
  };
}
