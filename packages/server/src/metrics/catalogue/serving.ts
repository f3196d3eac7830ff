import { counter, gauge, histogram } from '../definition.ts';

/** What is answered, by what, and how it is for those who ask. */
export const serving = {
  echotune_http_request_duration_seconds: histogram(
    'Time from the first byte of a request to the last of its answer; 499: the client went away',
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.5, 2.5, 10],
    'route',
    'method',
    'status',
  ),
  echotune_http_requests_in_flight: gauge('Requests that are being answered', 'sum'),
  echotune_http_requests_shed_total: counter('Requests turned away as there was too much to do'),
  echotune_live_connections: gauge('Open live connections (WebSocket)', 'sum'),
  echotune_recommendations_total: counter(
    'Shelves filled, by the model that filled them, and whether a preferred one failed or is missing',
    'shelf',
    'model',
    'degraded',
  ),
  echotune_store_wait_seconds: histogram(
    'Time that a query waited for a connection to the store',
    [0.0005, 0.0025, 0.01, 0.05, 0.25, 1.5, 5.5],
    'dialect',
  ),
  echotune_store_connections: gauge(
    'Connections to PostgreSQL in use and idle, and queries that wait for one',
    'sum',
    'state',
  ),
  echotune_web_vital_seconds: histogram(
    'Web Vitals of pages in real browsers: LCP, FCP, INP, TTFB',
    [0.1, 0.2, 0.5, 0.8, 1.2, 1.8, 2.5, 4.5],
    'page',
    'vital',
  ),
  echotune_web_layout_shift_score: histogram(
    'Cumulative Layout Shift of pages in real browsers',
    [0.01, 0.05, 0.1, 0.25, 0.5],
    'page',
  ),
  echotune_part_up: gauge('Whether a part is well, as this process sees it: 1 or 0', 'min', 'part'),
  echotune_leader: gauge('1 in the process that does what one does for all', 'sum'),
  echotune_leader_term: gauge('How often the lead has changed hands', 'max'),
  echotune_disk_free_bytes: gauge('Free where the home folder is', 'min'),
  echotune_build_info: gauge('1 a process, by its version', 'sum', 'version'),
  echotune_collection_failures_total: counter(
    'Times that what the store holds could not be read for a scrape, or not in time',
    'collector',
  ),
};
