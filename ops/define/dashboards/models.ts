import { type Dashboard, lines, number } from '../dashboard.ts';
import { countIn, quantile, shared } from '../promql.ts';

const interval = '$__rate_interval';
const requests = 'echotune_cache_requests_total';

/** What learns, and what tunes itself. */
export const models: Dashboard = {
  name: 'models',
  title: 'Models, caches, agents',
  rows: [
    {
      title: 'Models',
      panels: [
        number('Answers now', 'short', 'max(echotune_model_version{alias="champion"})'),
        number(
          'Trained so long ago',
          'dtdurations',
          'time() - max(echotune_model_trained_timestamp_seconds{alias="champion"})',
        ),
        number('Listeners have changed since', 'short', shared('echotune_model_drifted'), [1, 2]),
        number('A training takes (half)', 's', quantile(0.5, 'echotune_training_seconds', '30d')),
        lines('Versions', 'short', [shared('echotune_model_version', 'alias'), '{{alias}}']),
        lines('Listened to of what was shown', 'percentunit', [
          shared('echotune_model_online_acceptance_ratio', 'alias'),
          '{{alias}}',
        ]),
        lines('Songs shown a day', 'short', [
          shared('echotune_model_online_shown', 'alias'),
          '{{alias}}',
        ]),
        lines('How likely chance shows as much change', 'percentunit', [
          shared('echotune_model_drift_p', 'quantity'),
          '{{quantity}}',
        ]),
      ],
    },
    {
      title: 'Caches',
      panels: [
        lines('Had at hand', 'percentunit', [
          `${countIn(`${requests}{outcome!="miss"}`, interval, 'namespace')} / ${countIn(requests, interval, 'namespace')}`,
          '{{namespace}}',
        ]),
        lines('Where it was', 'short', [countIn(requests, interval, 'outcome'), '{{outcome}}']),
        lines('Time saved an hour', 's', [
          countIn('echotune_cache_saved_seconds_total', '1h', 'namespace'),
          '{{namespace}}',
        ]),
        lines(
          'Held',
          'bytes',
          [
            'sum by (namespace) (echotune_cache_bytes{tier="memory"})',
            '{{namespace}} in memory, all servers',
          ],
          ['max by (namespace) (echotune_cache_bytes{tier="redis"})', '{{namespace}} in Redis'],
        ),
        lines(
          'Let go',
          'short',
          [
            countIn('echotune_cache_evictions_total', interval, 'namespace'),
            '{{namespace}} for room',
          ],
          [
            countIn('echotune_cache_invalidations_total', interval, 'namespace'),
            '{{namespace}} as it changed',
          ],
        ),
        number('Redis answers all', 'short', 'min(echotune_cache_redis_up)', [1, 0.5]),
      ],
    },
    {
      title: 'Agents',
      panels: [
        lines('Decisions', 'short', [
          countIn('echotune_agent_decisions_total', '1h', 'agent', 'outcome'),
          '{{agent}} {{outcome}}',
        ]),
        {
          ...{ title: 'Modes', draws: 'table', unit: 'short' },
          targets: [{ expr: `${shared('echotune_agent_mode', 'agent', 'mode')} == 1`, legend: '' }],
        },
      ],
    },
  ],
};
