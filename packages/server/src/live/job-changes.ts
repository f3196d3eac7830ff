import { EchoError, type Job, type JobState } from '@echotune/data';
import { importKinds, importStatus } from '../import-status.ts';
import type { EchoTune } from '../wire.ts';
import type { ChangeTold, Step, Watched } from './change.ts';
import { digestOf, type Mark } from './mark.ts';

type Deps = Pick<EchoTune, 'store'>;

function isOpen({ state }: { readonly state: JobState }): boolean {
  return state === 'queued' || state === 'running';
}

function endingOf({ state }: Job): 'done' | 'failed' | 'cancelled' | null {
  return state === 'queued' || state === 'running' ? null : state;
}

/** Somebody else's; anything else that goes wrong must not look like a job that is gone. */
function nullWhereUnknown(cause: unknown): null {
  if (cause instanceof EchoError && cause.code === 'import-unknown') return null;
  throw cause;
}

/** Jobs that are open, that were when they were looked at last, or that came since. */
async function jobsToTell({ store }: Deps, mark: Mark | null): Promise<Job[]> {
  const active = await store.jobs.list({ state: ['queued', 'running'] });
  const begun = mark === null ? [] : await store.jobs.list({ afterId: mark.newestJob });
  const jobs = new Map([...active, ...begun].map((job) => [job.id, job]));
  for (const id of Object.keys(mark?.jobs ?? {}).map(Number)) {
    const job = jobs.has(id) ? null : await store.jobs.get(id);
    if (job !== null) jobs.set(id, job);
  }
  return [...jobs.values()];
}

async function newestJob({ store }: Deps, jobs: readonly Job[], mark: Mark | null) {
  const [last] = mark === null ? await store.jobs.list({ limit: 1 }) : [];
  return Math.max(last?.id ?? 0, mark?.newestJob ?? 0, ...jobs.map(({ id }) => id));
}

/** Trainings that run and end, and all that changes of the listener's imports. */
export async function jobChanges(
  deps: Deps,
  { listenerId, reach }: Watched,
  mark: Mark | null,
): Step<'trainingRuns' | 'newestJob' | 'jobs'> {
  const found = await jobsToTell(deps, mark);
  const told: ChangeTold[] = [];
  const jobs: Record<string, string> = {};
  const trainings = found.filter(({ kind }) => kind === 'train');
  const running = trainings.some(({ state }) => state === 'running');
  const ended = trainings.map(endingOf).find((ending) => ending !== null) ?? null;
  if (running !== mark?.trainingRuns || ended !== null) {
    told.push({ type: 'training', running, ended });
  }
  for (const { id } of trainings.filter(isOpen)) jobs[id] = 'train';
  for (const job of found.filter(({ kind }) => importKinds.includes(kind))) {
    const status = await importStatus(deps.store, job.id, reach).catch(nullWhereUnknown);
    if (status?.listener !== listenerId) continue;
    const digest = digestOf(status);
    if (digest !== mark?.jobs[job.id]) told.push({ type: 'import', status });
    if (isOpen(status)) jobs[job.id] = digest;
  }
  const newest = await newestJob(deps, found, mark);
  return { mark: { trainingRuns: running, newestJob: newest, jobs }, told };
}
