import { budgetOf } from '../burn-rates.ts';
import { type Dashboard, lines, number } from '../dashboard.ts';
import { countIn, perSecond, shared } from '../promql.ts';
import { slos } from '../slo.ts';

const interval = '$__rate_interval';
const firing = 'ALERTS{alertname=~"EchoTune.*",alertstate="firing"}';

/** How it all is, at a glance. */
export const overview: Dashboard = {
  name: 'overview',
  title: 'Overview',
  rows: [
    {
      title: 'Now',
      panels: [
        number('Servers that answer', 'short', 'sum(up{job="echotune"})'),
        number('Servers that lead', 'short', 'sum(echotune_leader)'),
        number('Model that answers', 'short', 'max(echotune_model_version{alias="champion"})'),
        number('Alerts', 'short', `count(${firing}) or vector(0)`, [1, 3]),
        lines('Parts that are well', 'short', ['min by (part) (echotune_part_up)', '{{part}}']),
        lines('Versions that run', 'short', [
          'sum by (version) (echotune_build_info)',
          '{{version}}',
        ]),
      ],
    },
    {
      title: 'What is promised, over thirty days',
      panels: slos.map((slo) =>
        number(
          `${slo.title} (${slo.objective * 100} %)`,
          'percentunit',
          `1 - (${slo.bad('30d')}) / (${slo.all('30d')} > 0)`,
          [1 - budgetOf(slo) / 2, slo.objective],
        ),
      ),
    },
    {
      title: 'Error budgets',
      panels: ['1h', '3d'].map((range) =>
        lines(`Share that failed over ${range}`, 'percentunit', [
          `echotune:slo_error_ratio:rate${range}`,
          '{{slo}}',
        ]),
      ),
    },
    {
      title: 'What goes on',
      panels: [
        lines('Requests', 'reqps', [
          perSecond('echotune_http_request_duration_seconds_count', interval, 'status'),
          '{{status}}',
        ]),
        lines('Plays stored', 'short', [countIn('echotune_plays_stored_total', interval), 'new']),
        lines('Jobs', 'short', [shared('echotune_jobs', 'kind', 'state'), '{{kind}} {{state}}']),
        lines('Spent a day', 'currencyUSD', [
          countIn('echotune_spending_usd_total', '1d', 'provider'),
          '{{provider}}',
        ]),
      ],
    },
  ],
};
