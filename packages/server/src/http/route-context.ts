import type { SessionStore } from '@echotune/data';
import type { PageVitals } from '../page-vitals.ts';
import type { EchoTune } from '../wire.ts';
import type { WorkerProcess } from '../worker/worker-process.ts';
import type { KnownKeys } from './known-keys.ts';

/** What the application is built of. */
export interface AppParts {
  readonly echotune: EchoTune;
  readonly worker: Pick<WorkerProcess, 'wake'>;
  readonly sessions: SessionStore;
}

/** What routes are given. */
export interface RouteContext extends AppParts {
  readonly keys: KnownKeys;
  readonly vitals: PageVitals;
}
