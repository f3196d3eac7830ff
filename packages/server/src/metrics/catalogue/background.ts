import { counter, gauge, histogram } from '../definition.ts';

/** What is done in the background, and what comes in by it. */
export const background = {
  echotune_jobs: gauge('Jobs that wait, run or have failed', 'max', 'kind', 'state'),
  echotune_jobs_oldest_wait_seconds: gauge(
    'For how long the job has waited that is due longest',
    'max',
    'kind',
  ),
  echotune_job_wait_seconds: histogram(
    'From when a job was due until it was begun',
    [0.5, 2.5, 10, 30, 60, 300, 900, 3600],
    'kind',
  ),
  echotune_job_run_seconds: histogram(
    'How long an attempt at a job took',
    [0.1, 0.5, 2.5, 10, 60, 300, 900, 3600],
    'kind',
  ),
  echotune_jobs_ended_total: counter('Jobs that came to an end', 'kind', 'state'),
  echotune_jobs_lapsed_total: counter('Jobs whose worker died at them', 'kind'),
  echotune_worker_failures_total: counter('Background processes that ended badly'),
  echotune_import_records_total: counter(
    'Records of imported files; lost: read, and then nowhere',
    'outcome',
  ),
  echotune_import_files_total: counter('Imported files: whole, or cut short', 'outcome'),
  echotune_plays_stored_total: counter('Plays that were new, from whatever source'),
  echotune_plays_forwarded_total: counter('Plays sent to services that keep them', 'provider'),
  echotune_spotify_polls_failed_total: counter('Recent plays that could not be read', 'code'),
  echotune_spotify_plays_maybe_missed_total: counter(
    'Looks that found as many plays as Spotify keeps: there may have been more',
  ),
  echotune_spotify_consents_lost_total: counter('Consents that were found to have ended'),
  echotune_webhook_attempts_total: counter('Messages sent to webhooks', 'delivered'),
};
