import { EchoError, type Job, retryableStates } from '@echotune/data';
import { tidyCovers } from '../../covers/tidy-covers.ts';
import { retryJob } from '../../jobs/retry-job.ts';
import { crown } from '../../lifecycle/crown.ts';
import { giveUp } from '../../lifecycle/give-up.ts';
import { isWhole } from '../../lifecycle/read-artifact.ts';
import type { ActKind, PlannedAct } from '../agent.ts';
import { numberParam, textParam } from '../read-params.ts';
import { jobsIn } from './decide-health.ts';
import type { HealthDeps } from './observe-health.ts';

const hourMs = 3_600_000;
const pauseMs = 6 * hourMs;

export interface HealthActDeps extends HealthDeps {
  readonly spoolFolder: string;
}

/** Those of an act's jobs that there still are. */
export async function jobsOf({ store }: HealthDeps, { params }: PlannedAct): Promise<Job[]> {
  const found = await Promise.all(jobsIn(params.jobs).map((id) => store.jobs.get(id)));
  return found.filter((job) => job !== null);
}

/** Jobs are tried once more; of those that still wait taking back is ending them. */
export function retryJobs(deps: HealthActDeps): ActKind {
  const { store } = deps;
  return {
    ...{ act: 'retry-jobs', lasts: false, coolDownMs: hourMs, isPermitted: true },
    prepare: async () => ({}),
    perform: async (act) => {
      for (const { id, state } of await jobsOf(deps, act)) {
        if (retryableStates.includes(state)) await retryJob(deps, id).catch(refuseOthers);
      }
    },
    stands: async (act) =>
      (await jobsOf(deps, act)).some(({ state }) => !retryableStates.includes(state)),
    revert: async (act) => {
      for (const { id, state } of await jobsOf(deps, act)) {
        if (state === 'queued') await store.jobs.cancel(id);
      }
    },
  };
}

/** Its files are gone, or another does the same: that job is passed over. */
function refuseOthers(cause: unknown): void {
  if (!(cause instanceof EchoError) || cause.code !== 'job-not-retryable') throw cause;
}

/** What answered before answers again, and a new training is queued; back where its file is whole again. */
export function stepBack(deps: HealthActDeps): ActKind {
  const { store } = deps;
  const named = async (params: PlannedAct['params']) => {
    const [champion] = await store.models.aliased('blend', ['champion']);
    return champion?.version === numberParam(params, 'version') ? champion : null;
  };
  return {
    ...{ act: 'step-back', lasts: false, coolDownMs: hourMs, isPermitted: true },
    prepare: async () => ({}),
    perform: async ({ params }) => {
      const champion = await named(params);
      if (champion === null || (await isWhole(deps, champion))) return;
      await giveUp(deps, champion);
    },
    stands: async ({ params }) => (await named(params)) === null,
    revert: async ({ params }) => {
      if ((await named(params)) !== null) return;
      const left = await store.models.get('blend', numberParam(params, 'version'));
      if (left === null || !(await isWhole(deps, left))) return;
      await store.transaction((tx) => crown(tx, left.version, { reason: 'not-as-predicted' }));
    },
  };
}

/** Nothing takes it back but the next look at each picture. */
export function discardCovers(deps: HealthActDeps): ActKind {
  return {
    ...{ act: 'discard-covers', lasts: false, coolDownMs: 6 * hourMs, isPermitted: true },
    prepare: async () => ({}),
    perform: () => tidyCovers(deps, 0),
    stands: async () => (await deps.store.covers.totals()).bytes === 0,
    revert: async () => {},
  };
}

/** Nobody asks it for some hours, unless it is lifted before. */
export function pauseProvider({ store, clock }: HealthActDeps): ActKind {
  const { providers } = store;
  return {
    ...{ act: 'pause-provider', lasts: true, coolDownMs: hourMs, isPermitted: true },
    prepare: async () => ({}),
    perform: ({ params }) =>
      providers.pause(textParam(params, 'provider'), clock() + pauseMs, 'agent health'),
    stands: async ({ params }) => (await providers.until(textParam(params, 'provider'))) !== null,
    revert: async ({ params }) => {
      await providers.resume(textParam(params, 'provider'));
    },
  };
}
