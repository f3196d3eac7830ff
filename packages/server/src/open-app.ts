import { examinersOf } from './health/examiners.ts';
import { HealthWatch } from './health/health-watch.ts';
import { openSessions } from './open-sessions.ts';
import type { EchoTune } from './wire.ts';
import { WorkerProcess } from './worker/worker-process.ts';

/** Jobs are worked off by whoever runs `echotune work`, and looks for them. */
const elsewhere: Pick<WorkerProcess, 'wake' | 'stop'> = { wake: () => {}, stop: async () => {} };

/** The application with what it is built of; it listens to nobody yet. */
export async function openApp(echotune: EchoTune) {
  const worker = echotune.config.worker ? new WorkerProcess(echotune) : elsewhere;
  const sessions = await openSessions(echotune);
  // Every other command does without the whole of HTTP.
  const { buildApp } = await import('./http/app.ts');
  const { openMetrics } = await import('./metrics/open-metrics.ts');
  const health = new HealthWatch(examinersOf(echotune), echotune);
  const { metrics, gatherer } = openMetrics(echotune, health);
  const { app } = await buildApp({ echotune, worker, sessions, metrics, gatherer, health });
  return { app, worker, metrics, health };
}
