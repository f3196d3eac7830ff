import { perSecond, upTo } from './promql.ts';

/** Series and how much each grows a minute, for the tests of rules. */
type Growth = Readonly<Record<string, number>>;

/** What EchoTune promises, as a share of events that go well over thirty days. */
export interface Slo {
  /** kebab-case; the label `slo`. */
  readonly name: string;
  readonly title: string;
  /** 0 … 1. */
  readonly objective: number;
  /** How many events went badly, and how many there were, a second over a range. */
  readonly bad: (range: string) => string;
  readonly all: (range: string) => string;
  /** What whoever is woken by it looks at first. */
  readonly doThis: string;
  /** What its metrics grow by where so many events a minute go badly, and so many well. */
  readonly example: (bad: number, good: number) => Growth;
}

const requests = 'echotune_http_request_duration_seconds';
// What watches the service is no use of it, and a check that says "down" has worked.
const ofUse = 'route!~"/metrics|/api/v1/health.*"';
const recommending = 'route=~"/api/v1/(recommendations|shelves|radio)|/v1/recommendations"';
const soonSeconds = 300;

export const slos: readonly Slo[] = [
  {
    name: 'api-availability',
    title: 'Requests are answered, and not by an error of the server',
    objective: 0.995,
    bad: (range) => perSecond(`${requests}_count{${ofUse},status=~"5.."}`, range),
    all: (range) => perSecond(`${requests}_count{${ofUse}}`, range),
    doThis:
      'GET /api/v1/health/ready names the part that is not well; the log of the server has the errors. With 503s and a high event loop lag there is more to do than the machine can: add a server.',
    example: (bad, good) => ({
      [`${requests}_count{route="/api/v1/plays",method="POST",status="503"}`]: bad,
      [`${requests}_count{route="/api/v1/plays",method="POST",status="201"}`]: good,
    }),
  },
  {
    name: 'recommendation-latency',
    title: 'Recommendations come within a quarter of a second',
    objective: 0.99,
    bad: (range) =>
      `${perSecond(`${requests}_count{${recommending},status="200"}`, range)} - ${perSecond(`${requests}_bucket{${recommending},status="200",${upTo(0.25)}}`, range)}`,
    all: (range) => perSecond(`${requests}_count{${recommending},status="200"}`, range),
    doThis:
      'Look at the event loop lag and at how long queries wait for the store, on the dashboard Serving. A training or an import on the same cores, or a store far away, show there.',
    example: (bad, good) => ({
      [`${requests}_bucket{route="/api/v1/recommendations",method="GET",status="200",le="0.25"}`]:
        good,
      [`${requests}_count{route="/api/v1/recommendations",method="GET",status="200"}`]: bad + good,
    }),
  },
  {
    name: 'answer-quality',
    title: 'Shelves are filled by the model that should, and not by one that steps in',
    objective: 0.99,
    bad: (range) => perSecond('echotune_recommendations_total{degraded="failed"}', range),
    all: (range) => perSecond('echotune_recommendations_total', range),
    doThis:
      'The log says `model-failed` and why. `echotune models rollback` lets the one before answer, `echotune doctor --repair` trains a damaged one anew.',
    example: (bad, good) => ({
      'echotune_recommendations_total{shelf="for-you",model="base-level",degraded="failed"}': bad,
      'echotune_recommendations_total{shelf="for-you",model="blend",degraded="no"}': good,
    }),
  },
  {
    name: 'job-freshness',
    title: 'Jobs are begun within five minutes of when they are due',
    objective: 0.99,
    bad: (range) =>
      `${perSecond('echotune_job_wait_seconds_count', range)} - ${perSecond(`echotune_job_wait_seconds_bucket{${upTo(soonSeconds)}}`, range)}`,
    all: (range) => perSecond('echotune_job_wait_seconds_count', range),
    doThis:
      '`echotune jobs` shows what is under way and what waits. One long training holds up the rest where there is one server: let another share the store.',
    example: (bad, good) => ({
      'echotune_job_wait_seconds_bucket{kind="import",le="300"}': good,
      'echotune_job_wait_seconds_count{kind="import"}': bad + good,
    }),
  },
  {
    name: 'job-success',
    title: 'Jobs do what they are for',
    objective: 0.98,
    bad: (range) => perSecond('echotune_jobs_ended_total{state="failed"}', range),
    all: (range) => perSecond('echotune_jobs_ended_total{state!="cancelled"}', range),
    doThis:
      '`echotune jobs list --state failed` says why each failed, and `echotune jobs retry N` tries one again.',
    example: (bad, good) => ({
      'echotune_jobs_ended_total{kind="import",state="failed"}': bad,
      'echotune_jobs_ended_total{kind="import",state="done"}': good,
    }),
  },
  {
    name: 'import-completeness',
    title: 'Every record of an imported file is accounted for',
    objective: 0.9999,
    bad: (range) => perSecond('echotune_import_records_total{outcome="lost"}', range),
    all: (range) => perSecond('echotune_import_records_total', range),
    doThis:
      'This is a fault of EchoTune: keep the file and report it. `echotune imports` shows which import it was; importing the same file again stores what is missing and nothing twice.',
    example: (bad, good) => ({
      'echotune_import_records_total{outcome="lost"}': bad,
      'echotune_import_records_total{outcome="added"}': good,
    }),
  },
];
