import { type Dashboard, lines } from '../dashboard.ts';
import { countIn, quantile, shared } from '../promql.ts';

const interval = '$__rate_interval';

/** Jobs, imports, and what comes and goes by itself. */
export const background: Dashboard = {
  name: 'background',
  title: 'Background',
  rows: [
    {
      title: 'Jobs',
      panels: [
        lines('Waiting, running, failed', 'short', [
          shared('echotune_jobs', 'kind', 'state'),
          '{{kind}} {{state}}',
        ]),
        lines('The oldest waits for', 's', [
          shared('echotune_jobs_oldest_wait_seconds', 'kind'),
          '{{kind}}',
        ]),
        lines('From due to begun (99 %)', 's', [
          quantile(0.99, 'echotune_job_wait_seconds', '1h', 'kind'),
          '{{kind}}',
        ]),
        lines('An attempt takes (95 %)', 's', [
          quantile(0.95, 'echotune_job_run_seconds', '1h', 'kind'),
          '{{kind}}',
        ]),
        lines('Ended', 'short', [
          countIn('echotune_jobs_ended_total', '1h', 'kind', 'state'),
          '{{kind}} {{state}}',
        ]),
        lines(
          'Workers that died',
          'short',
          [countIn('echotune_jobs_lapsed_total', '1h', 'kind'), 'at {{kind}}'],
          [countIn('echotune_worker_failures_total', '1h'), 'processes'],
        ),
      ],
    },
    {
      title: 'Imports and plays',
      panels: [
        lines('Records', 'short', [
          countIn('echotune_import_records_total', interval, 'outcome'),
          '{{outcome}}',
        ]),
        lines('Files', 'short', [
          countIn('echotune_import_files_total', '1h', 'outcome'),
          '{{outcome}}',
        ]),
        lines('New plays', 'short', [countIn('echotune_plays_stored_total', interval), 'plays']),
        lines('Sent on', 'short', [
          countIn('echotune_plays_forwarded_total', interval, 'provider'),
          '{{provider}}',
        ]),
      ],
    },
    {
      title: 'Spotify and webhooks',
      panels: [
        lines(
          'Spotify',
          'short',
          [countIn('echotune_spotify_polls_failed_total', '1h', 'code'), 'not read: {{code}}'],
          [countIn('echotune_spotify_plays_maybe_missed_total', '1h'), 'plays maybe missed'],
          [countIn('echotune_spotify_consents_lost_total', '1h'), 'consents ended'],
        ),
        lines('Messages to webhooks', 'short', [
          countIn('echotune_webhook_attempts_total', interval, 'delivered'),
          'arrived: {{delivered}}',
        ]),
      ],
    },
  ],
};
