import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { alertTests } from '../ops/define/alert-tests.ts';
import type { Dashboard } from '../ops/define/dashboard.ts';
import { dashboards } from '../ops/define/dashboards.ts';
import { grafanaDashboard } from '../ops/define/grafana.ts';
import { alertRules, sloRules } from '../ops/define/rules.ts';
import { burstSloTests, steadySloTests } from '../ops/define/slo-tests.ts';

const made = '# Made by `npm run generate` from ops/define; change it there.\n';

const fileOf = (path: string) => fileURLToPath(new URL(`../ops/${path}`, import.meta.url));

function yamlAt(path: string, content: object): { path: string; text: string } {
  const text = stringify(content, { lineWidth: 0, aliasDuplicateObjects: false });
  return { path: fileOf(path), text: made + text };
}

function jsonOf(dashboard: Dashboard): { path: string; text: string } {
  const text = `${JSON.stringify(grafanaDashboard(dashboard), null, 2)}\n`;
  return { path: fileOf(`grafana/dashboards/${dashboard.name}.json`), text };
}

/** What Prometheus watches by, what promtool tests of it, and what Grafana shows. */
export async function generateOps(): Promise<{ path: string; text: string }[]> {
  const [ofAlerts, ofSlos] = [['../rules/alerts.yaml'], ['../rules/slos.yaml']];
  return [
    yamlAt('prometheus/rules/slos.yaml', sloRules()),
    yamlAt('prometheus/rules/alerts.yaml', alertRules()),
    yamlAt('prometheus/tests/alerts.yaml', alertTests(ofAlerts, 'quick')),
    yamlAt('prometheus/tests/slow-alerts.yaml', alertTests(ofAlerts, 'slow')),
    yamlAt('prometheus/tests/steady-slos.yaml', steadySloTests(ofSlos)),
    yamlAt('prometheus/tests/burst-slos.yaml', burstSloTests(ofSlos)),
    ...dashboards.map(jsonOf),
  ];
}
