import type { Alert } from '../alert.ts';
import { countIn, perSecond, quantile } from '../promql.ts';

/** How the servers are, and what they stand on. */
export const servingAlerts: readonly Alert[] = [
  {
    name: 'EchoTuneServerDown',
    severity: 'page',
    expr: 'up{job="echotune"} == 0',
    for: '2m',
    summary: 'The server at {{ $labels.instance }} does not answer.',
    doThis:
      'See whether its process runs and what its log says last; start it again. Others of the same store go on meanwhile.',
    fires: {
      series: { 'up{job="echotune",instance="a:4545"}': '1x2 0x8' },
      at: '8m',
      labels: { job: 'echotune', instance: 'a:4545' },
    },
    silent: { series: { 'up{job="echotune",instance="a:4545"}': '1x2 0 1x8' }, at: '10m' },
  },
  {
    name: 'EchoTuneNoServer',
    severity: 'page',
    expr: 'sum(up{job="echotune"}) == 0 or absent(up{job="echotune"})',
    for: '1m',
    summary: 'No server answers.',
    doThis: 'Start one: `echotune start`. What it says when it does not start names the cause.',
    fires: {
      series: {
        'up{job="echotune",instance="a:4545"}': '0x5',
        'up{job="echotune",instance="b:4545"}': '0x5',
      },
      at: '3m',
    },
    silent: {
      series: {
        'up{job="echotune",instance="a:4545"}': '0x5',
        'up{job="echotune",instance="b:4545"}': '1x5',
      },
      at: '5m',
    },
  },
  {
    name: 'EchoTuneStoreDown',
    severity: 'page',
    expr: 'min(echotune_part_up{part="store"}) == 0',
    for: '1m',
    summary: 'A server cannot reach the store: it answers nothing that needs it.',
    doThis:
      'See whether PostgreSQL runs and DATABASE_URL is right, or whether the disk of the file is full. Servers go on by themselves once it is back.',
    fires: {
      series: {
        'echotune_part_up{part="store",instance="a"}': '0x5',
        'echotune_part_up{part="store",instance="b"}': '1x5',
      },
      at: '3m',
    },
    silent: { series: { 'echotune_part_up{part="store",instance="a"}': '1 0 1x5' }, at: '5m' },
  },
  {
    name: 'EchoTunePartNotWell',
    severity: 'ticket',
    expr: 'min by (part) (echotune_part_up{part!="store"}) == 0',
    for: '15m',
    summary: 'The part {{ $labels.part }} is not well.',
    doThis: 'The page Operations, and `echotune doctor`, say what is wrong with it and what to do.',
    fires: {
      series: { 'echotune_part_up{part="disk",instance="a"}': '0x20' },
      at: '18m',
      labels: { part: 'disk' },
    },
    silent: { series: { 'echotune_part_up{part="disk",instance="a"}': '0x10 1x10' }, at: '20m' },
  },
  {
    name: 'EchoTuneNobodyLeads',
    severity: 'ticket',
    expr: 'sum(echotune_leader) == 0',
    for: '2m',
    summary: 'No server leads: webhooks are not sent.',
    doThis:
      'The log says `lease-not-held` where servers cannot write to the store. Clocks that differ by seconds keep the lead from being taken.',
    fires: {
      series: { 'echotune_leader{instance="a"}': '0x6', 'echotune_leader{instance="b"}': '0x6' },
      at: '4m',
    },
    silent: {
      series: {
        'echotune_leader{instance="a"}': '1 0x6',
        'echotune_leader{instance="b"}': '0 1x6',
      },
      at: '6m',
    },
  },
  {
    name: 'EchoTuneTwoLead',
    severity: 'ticket',
    expr: 'sum(echotune_leader) > 1',
    for: '2m',
    summary: 'More than one server leads: webhooks may be told twice.',
    doThis: 'Compare the clocks of the machines; they must agree to within a second.',
    fires: {
      series: { 'echotune_leader{instance="a"}': '1x6', 'echotune_leader{instance="b"}': '1x6' },
      at: '4m',
    },
    silent: {
      series: { 'echotune_leader{instance="a"}': '1x6', 'echotune_leader{instance="b"}': '0x6' },
      at: '6m',
    },
  },
  {
    name: 'EchoTuneOverloaded',
    severity: 'page',
    expr: `${perSecond('echotune_http_requests_shed_total', '5m')} > 0.1`,
    for: '5m',
    summary: 'Requests are turned away as there is too much to do.',
    doThis: 'Add a server on the same store, or find who asks so often on the dashboard Serving.',
    fires: { series: { 'echotune_http_requests_shed_total{instance="a"}': '0+60x20' }, at: '15m' },
    silent: { series: { 'echotune_http_requests_shed_total{instance="a"}': '0+1x20' }, at: '20m' },
  },
  {
    name: 'EchoTuneEventLoopLags',
    severity: 'ticket',
    expr: 'max by (instance) (nodejs_eventloop_lag_p99_seconds) > 0.5',
    for: '10m',
    summary: 'The server at {{ $labels.instance }} makes requests wait for half a second and more.',
    doThis:
      'Something computes in the server itself. The dashboard Serving shows which requests take long meanwhile.',
    fires: {
      series: { 'nodejs_eventloop_lag_p99_seconds{instance="a"}': '0.8x15' },
      at: '12m',
      labels: { instance: 'a' },
    },
    silent: { series: { 'nodejs_eventloop_lag_p99_seconds{instance="a"}': '0.02x15' }, at: '15m' },
  },
  {
    name: 'EchoTuneStoreWaits',
    severity: 'ticket',
    expr: `${quantile(0.99, 'echotune_store_wait_seconds', '10m', 'dialect')} > 0.25`,
    for: '10m',
    summary: 'Queries wait for a connection to the store ({{ $labels.dialect }}).',
    doThis:
      'Look for a query that takes long, in the database itself; with SQLite and several people, move to PostgreSQL.',
    fires: {
      series: {
        'echotune_store_wait_seconds_bucket{dialect="postgres",le="0.05"}': '0+50x30',
        'echotune_store_wait_seconds_bucket{dialect="postgres",le="0.25"}': '0+60x30',
        'echotune_store_wait_seconds_bucket{dialect="postgres",le="1.5"}': '0+100x30',
        'echotune_store_wait_seconds_bucket{dialect="postgres",le="+Inf"}': '0+100x30',
      },
      at: '25m',
      labels: { dialect: 'postgres' },
    },
    silent: {
      series: {
        'echotune_store_wait_seconds_bucket{dialect="postgres",le="0.05"}': '0+100x30',
        'echotune_store_wait_seconds_bucket{dialect="postgres",le="+Inf"}': '0+100x30',
      },
      at: '30m',
    },
  },
  {
    name: 'EchoTuneDiskFillsUp',
    severity: 'ticket',
    expr: 'min(echotune_disk_free_bytes) < 2e9',
    for: '10m',
    summary: 'Less than 2 GB are free where EchoTune keeps its files.',
    doThis:
      'Make room, or move the home folder. A full disk loses nothing that was stored; it stores nothing new.',
    fires: { series: { 'echotune_disk_free_bytes{instance="a"}': '1e9x15' }, at: '12m' },
    silent: { series: { 'echotune_disk_free_bytes{instance="a"}': '5e9x15' }, at: '15m' },
  },
  {
    name: 'EchoTunePagesSlow',
    severity: 'info',
    expr: `histogram_quantile(0.75, ${countIn('echotune_web_vital_seconds_bucket{vital="LCP"}', '1d', 'le', 'page')}) > 2.5 and ${countIn('echotune_web_vital_seconds_count{vital="LCP"}', '1d', 'page')} > 20`,
    for: '1h',
    summary: 'The page {{ $labels.page }} shows its content late for a quarter of who opens it.',
    doThis: '`npm run bench -- lighthouse` says what it waits for.',
    fires: {
      series: {
        'echotune_web_vital_seconds_bucket{page="home",vital="LCP",le="2.5"}': '0+1x200',
        'echotune_web_vital_seconds_bucket{page="home",vital="LCP",le="4.5"}': '0+3x200',
        'echotune_web_vital_seconds_bucket{page="home",vital="LCP",le="+Inf"}': '0+3x200',
        'echotune_web_vital_seconds_count{page="home",vital="LCP"}': '0+3x200',
      },
      at: '180m',
      labels: { page: 'home' },
    },
    silent: {
      series: {
        'echotune_web_vital_seconds_bucket{page="home",vital="LCP",le="2.5"}': '0+3x200',
        'echotune_web_vital_seconds_bucket{page="home",vital="LCP",le="+Inf"}': '0+3x200',
        'echotune_web_vital_seconds_count{page="home",vital="LCP"}': '0+3x200',
      },
      at: '180m',
    },
  },
  {
    name: 'EchoTuneNotSeen',
    severity: 'ticket',
    expr: `${countIn('echotune_collection_failures_total', '15m', 'collector')} > 3`,
    for: '5m',
    summary:
      'What the store holds of {{ $labels.collector }} cannot be read for a scrape, or not in time.',
    doThis: 'The store is away or slow: see EchoTuneStoreDown and EchoTuneStoreWaits.',
    fires: {
      series: { 'echotune_collection_failures_total{collector="jobs",instance="a"}': '0+1x30' },
      at: '20m',
      labels: { collector: 'jobs' },
    },
    silent: {
      series: { 'echotune_collection_failures_total{collector="jobs",instance="a"}': '0x10 1x20' },
      at: '20m',
    },
  },
];
