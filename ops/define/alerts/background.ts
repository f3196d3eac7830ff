import type { Alert } from '../alert.ts';
import { countIn } from '../promql.ts';

/** What is done in the background. */
export const backgroundAlerts: readonly Alert[] = [
  {
    name: 'EchoTuneJobsStuck',
    severity: 'page',
    expr: 'max(echotune_jobs_oldest_wait_seconds) > 900 unless max(echotune_jobs{state="running"}) > 0',
    for: '5m',
    summary: 'A job has waited for a quarter of an hour, and none is worked off.',
    doThis:
      'Background processes end badly or are not started: the log says `worker-ended`. `echotune jobs` shows what waits.',
    fires: {
      series: { 'echotune_jobs_oldest_wait_seconds{kind="train",instance="a"}': '0+60x40' },
      at: '30m',
    },
    silent: {
      series: {
        'echotune_jobs_oldest_wait_seconds{kind="train",instance="a"}': '0+60x40',
        'echotune_jobs{kind="import",state="running",instance="a"}': '1x40',
      },
      at: '40m',
    },
  },
  {
    name: 'EchoTuneWorkersEndBadly',
    severity: 'ticket',
    expr: `${countIn('echotune_worker_failures_total', '30m')} > 3`,
    for: '5m',
    summary: 'Background processes end badly, again and again.',
    doThis:
      'The log says `worker-ended` and how: a signal KILL is mostly the system, for want of memory.',
    fires: { series: { 'echotune_worker_failures_total{instance="a"}': '0+1x30' }, at: '20m' },
    silent: { series: { 'echotune_worker_failures_total{instance="a"}': '0x10 1x30' }, at: '30m' },
  },
  {
    name: 'EchoTuneJobsLapse',
    severity: 'ticket',
    expr: `${countIn('echotune_jobs_lapsed_total', '1h', 'kind')} > 2`,
    for: '0m',
    summary: 'Workers die at jobs of the kind {{ $labels.kind }}.',
    doThis:
      'After three attempts the job is failed: `echotune jobs list --state failed`. See what the machine has of memory meanwhile.',
    fires: {
      series: { 'echotune_jobs_lapsed_total{kind="train",instance="a"}': '0+1x30' },
      at: '20m',
      labels: { kind: 'train' },
    },
    silent: {
      series: { 'echotune_jobs_lapsed_total{kind="train",instance="a"}': '0x10 1x30' },
      at: '30m',
    },
  },
  {
    name: 'EchoTuneRecordsLost',
    severity: 'page',
    expr: `${countIn('echotune_import_records_total{outcome="lost"}', '1h')} > 0`,
    for: '0m',
    summary: 'Records of an imported file were read and are nowhere.',
    doThis:
      'A fault of EchoTune: keep the file and report it. Importing it again stores what is missing and nothing twice.',
    fires: {
      series: { 'echotune_import_records_total{outcome="lost",instance="a"}': '0x5 2x20' },
      at: '10m',
    },
    silent: {
      series: { 'echotune_import_records_total{outcome="lost",instance="a"}': '0x30' },
      at: '30m',
    },
  },
  {
    name: 'EchoTuneFilesCutShort',
    severity: 'info',
    expr: `${countIn('echotune_import_files_total{outcome="cut-short"}', '1d')} > 0`,
    for: '0m',
    summary: 'A file that was imported could not be read to its end.',
    doThis:
      'Whoever imported it sees why on the page of the import; mostly the export has to be downloaded anew.',
    fires: {
      series: { 'echotune_import_files_total{outcome="cut-short",instance="a"}': '0x5 1x20' },
      at: '10m',
    },
    silent: {
      series: { 'echotune_import_files_total{outcome="whole",instance="a"}': '0+1x20' },
      at: '20m',
    },
  },
  {
    name: 'EchoTuneWebhooksFail',
    severity: 'ticket',
    expr: `${countIn('echotune_webhook_attempts_total{delivered="false"}', '1h')} > 10 unless ${countIn('echotune_webhook_attempts_total{delivered="true"}', '1h')} > 0`,
    for: '15m',
    summary: 'No message to a webhook arrives.',
    doThis: '`echotune webhooks deliveries N` says how each attempt ended.',
    fires: {
      series: { 'echotune_webhook_attempts_total{delivered="false",instance="a"}': '0+1x60' },
      at: '50m',
    },
    silent: {
      series: {
        'echotune_webhook_attempts_total{delivered="false",instance="a"}': '0+1x60',
        'echotune_webhook_attempts_total{delivered="true",instance="a"}': '0+1x60',
      },
      at: '60m',
    },
  },
  {
    name: 'EchoTuneSpotifyPlaysMissed',
    severity: 'info',
    expr: `${countIn('echotune_spotify_plays_maybe_missed_total', '1d')} > 0`,
    for: '0m',
    summary: 'Somebody played more between two looks than Spotify keeps: plays may be missing.',
    doThis:
      'Nothing at once: the next export has them. More often than daily, look for a job that waits.',
    fires: {
      series: { 'echotune_spotify_plays_maybe_missed_total{instance="a"}': '0x5 1x20' },
      at: '10m',
    },
    silent: {
      series: { 'echotune_spotify_plays_maybe_missed_total{instance="a"}': '0x20' },
      at: '20m',
    },
  },
  {
    name: 'EchoTuneSpotifyConsentsLost',
    severity: 'info',
    expr: `${countIn('echotune_spotify_consents_lost_total', '1d')} > 0`,
    for: '0m',
    summary: 'Somebody’s consent at Spotify has ended.',
    doThis: 'They connect again on the page Connections; nothing else is lost.',
    fires: {
      series: { 'echotune_spotify_consents_lost_total{instance="a"}': '0x5 1x20' },
      at: '10m',
    },
    silent: { series: { 'echotune_spotify_consents_lost_total{instance="a"}': '0x20' }, at: '20m' },
  },
  {
    name: 'EchoTuneSpotifyPollsFail',
    severity: 'ticket',
    expr: `${countIn('echotune_spotify_polls_failed_total', '2h', 'code')} > 10`,
    for: '0m',
    summary: 'Recent plays cannot be read from Spotify: {{ $labels.code }}.',
    doThis: '`echotune spotify status` and `echotune providers list` say what is in the way.',
    fires: {
      series: {
        'echotune_spotify_polls_failed_total{code="provider-paused",instance="a"}': '0+1x40',
      },
      at: '30m',
      labels: { code: 'provider-paused' },
    },
    silent: {
      series: {
        'echotune_spotify_polls_failed_total{code="provider-paused",instance="a"}': '0x10 2x30',
      },
      at: '40m',
    },
  },
];
