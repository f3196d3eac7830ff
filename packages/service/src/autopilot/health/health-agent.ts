import type { ActPrediction } from '@echotune/data';
import { retryableStates } from '@echotune/data';
import { isWhole } from '../../lifecycle/read-artifact.ts';
import { type Agent, makeAgent, type PlannedAct } from '../agent.ts';
import { textParam } from '../read-params.ts';
import { decideHealth } from './decide-health.ts';
import {
  discardCovers,
  type HealthActDeps,
  jobsOf,
  pauseProvider,
  retryJobs,
  stepBack,
} from './health-acts.ts';
import { countUnanswered, observeHealth } from './observe-health.ts';

const mib = (bytes: unknown) => `${Math.round(Number(bytes) / 1024 ** 2)} MiB`;

/** Sees to parts that are down, as far as something can be done about it. */
export function healthAgent(deps: HealthActDeps): Agent {
  return makeAgent({
    ...{ name: 'health', version: 1, everyMs: 15 * 60_000, actsPerDay: 12 },
    acts: [retryJobs(deps), stepBack(deps), discardCovers(deps), pauseProvider(deps)],
    sentences: {
      'retry-jobs': ({ kind, count }) => `${count} failed jobs (${kind}) are tried again`,
      'step-back': ({ version }) =>
        `Training ${version}, whose file cannot be read, gives way to the one before it`,
      'discard-covers': ({ coverBytes }) => `Pictures are discarded: ${mib(coverBytes)}`,
      'pause-provider': ({ provider }) => `${provider}, which does not answer, is left alone`,
      'jobs-fail': ({ kind, jobs }) => `Jobs failed again (${kind}): ${jobs}`,
      'disk-low': ({ freeBytes }) => `Only ${mib(freeBytes)} are free on the disk`,
    },
    observe: () => observeHealth(deps),
    decide: decideHealth,
    measure: (prediction, act) => measure(deps, prediction, act),
  });
}

async function measure(
  deps: HealthActDeps,
  { metric }: ActPrediction,
  act: PlannedAct,
): Promise<number | null> {
  const { store, freeBytes } = deps;
  if (metric === 'free-bytes') return freeBytes();
  if (metric === 'whole-champions') {
    const champion = await store.models.byAlias('blend', 'champion');
    return champion !== null && (await isWhole(deps, champion)) ? 1 : 0;
  }
  if (metric === 'failed') {
    const jobs = await jobsOf(deps, act);
    // One that is at it has not come to anything yet.
    if (jobs.some(({ state }) => state === 'running')) return null;
    return jobs.filter(({ state }) => retryableStates.includes(state)).length;
  }
  const failed = await store.jobs.list({ state: 'failed', limit: 500 });
  const since = countUnanswered(failed, act.intendedAt + 1);
  const provider = textParam(act.params, 'provider');
  return since.find((one) => one.provider === provider)?.count ?? 0;
}
