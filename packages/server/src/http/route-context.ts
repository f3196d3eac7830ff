import type { SessionStore } from '@echotune/data';
import type { HealthWatch } from '../health/health-watch.ts';
import type { Gatherer } from '../metrics/gather.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { PageVitals } from '../page-vitals.ts';
import type { EchoTune } from '../wire.ts';
import type { WorkerProcess } from '../worker/worker-process.ts';
import type { KnownKeys } from './known-keys.ts';
import type { SecretAttempts } from './secret-attempts.ts';

/** What the application is built of. */
export interface AppParts {
  readonly echotune: EchoTune;
  readonly worker: Pick<WorkerProcess, 'wake'>;
  readonly sessions: SessionStore;
  readonly metrics: Metrics;
  readonly gatherer: Pick<Gatherer, 'gather'>;
  readonly health: HealthWatch;
}

/** What routes are given. */
export interface RouteContext extends AppParts {
  readonly keys: KnownKeys;
  readonly attempts: SecretAttempts;
  readonly vitals: PageVitals;
}
