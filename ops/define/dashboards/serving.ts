import { type Dashboard, lines, number } from '../dashboard.ts';
import { countIn, perSecond, quantile, shared } from '../promql.ts';

const interval = '$__rate_interval';
const duration = 'echotune_http_request_duration_seconds';

/** What is answered, how fast, and what it waits for. */
export const serving: Dashboard = {
  name: 'serving',
  title: 'Serving',
  rows: [
    {
      title: 'Requests',
      panels: [
        lines('By status', 'reqps', [
          perSecond(`${duration}_count`, interval, 'status'),
          '{{status}}',
        ]),
        lines(
          'How long they take',
          's',
          [quantile(0.5, duration, interval), 'half'],
          [quantile(0.95, duration, interval), '95 %'],
          [quantile(0.99, duration, interval), '99 %'],
        ),
        lines('The slowest routes (95 %)', 's', [
          `topk(10, ${quantile(0.95, duration, interval, 'route')})`,
          '{{route}}',
        ]),
        lines('Errors by route', 'reqps', [
          perSecond(`${duration}_count{status=~"5.."}`, interval, 'route', 'status'),
          '{{route}} {{status}}',
        ]),
      ],
    },
    {
      title: 'Saturation',
      panels: [
        lines('In flight', 'short', [
          'sum by (instance) (echotune_http_requests_in_flight)',
          '{{instance}}',
        ]),
        lines('Turned away', 'reqps', [
          perSecond('echotune_http_requests_shed_total', interval, 'instance'),
          '{{instance}}',
        ]),
        lines('Event loop lag (99 %)', 's', [
          'max by (instance) (nodejs_eventloop_lag_p99_seconds)',
          '{{instance}}',
        ]),
        lines(
          'Waiting for the store',
          's',
          [quantile(0.5, 'echotune_store_wait_seconds', interval, 'dialect'), '{{dialect}} half'],
          [quantile(0.99, 'echotune_store_wait_seconds', interval, 'dialect'), '{{dialect}} 99 %'],
        ),
        lines('Connections to PostgreSQL', 'short', [
          'sum by (instance, state) (echotune_store_connections)',
          '{{instance}} {{state}}',
        ]),
        lines('Processor', 'percentunit', [
          perSecond('process_cpu_seconds_total', interval, 'instance'),
          '{{instance}}',
        ]),
        lines('Memory', 'bytes', [
          'sum by (instance) (process_resident_memory_bytes)',
          '{{instance}}',
        ]),
        lines('Live connections', 'short', [
          'sum by (instance) (echotune_live_connections)',
          '{{instance}}',
        ]),
        lines('Free on the disk', 'bytes', ['min(echotune_disk_free_bytes)', 'least']),
      ],
    },
    {
      title: 'Answers',
      panels: [
        lines('Shelves filled, by model', 'ops', [
          perSecond('echotune_recommendations_total', interval, 'model', 'degraded'),
          '{{model}}, a better one {{degraded}}',
        ]),
        lines('By shelf', 'ops', [
          perSecond('echotune_recommendations_total', interval, 'shelf'),
          '{{shelf}}',
        ]),
      ],
    },
    {
      title: 'Pages in real browsers, over a day',
      panels: [
        ...(['LCP', 'INP'] as const).map((vital) =>
          lines(`${vital} (75 %)`, 's', [
            `histogram_quantile(0.75, ${countIn(`echotune_web_vital_seconds_bucket{vital="${vital}"}`, '1d', 'le', 'page')})`,
            '{{page}}',
          ]),
        ),
        lines('Layout shift (75 %)', 'short', [
          `histogram_quantile(0.75, ${countIn('echotune_web_layout_shift_score_bucket', '1d', 'le', 'page')})`,
          '{{page}}',
        ]),
      ],
    },
    {
      title: 'Together',
      panels: [
        number('Term of the lead', 'short', shared('echotune_leader_term')),
        lines('What could not be read for a scrape', 'short', [
          countIn('echotune_collection_failures_total', interval, 'collector'),
          '{{collector}}',
        ]),
      ],
    },
  ],
};
