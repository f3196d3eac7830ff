import type { MlflowDeps } from './mlflow-deps.ts';

const everyMs = 5 * 60_000;
const job = 'mlflow';

type ScheduleDeps = Pick<MlflowDeps, 'store' | 'mlflow'>;

/** Has what is missing sent every five minutes, by whoever works off jobs, where a server is set up. */
export function scheduleMlflow({ store: { jobs }, mlflow }: ScheduleDeps): Promise<void> {
  return mlflow === null ? jobs.unschedule(job) : jobs.schedule(job, job, {}, { everyMs });
}

/** Has it sent now: something new is here. */
export async function sendSoon({ store: { jobs }, mlflow }: ScheduleDeps): Promise<void> {
  if (mlflow !== null) await jobs.enqueue(job, {}, { uniqueKey: job });
}
