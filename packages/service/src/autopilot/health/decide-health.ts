import { openAct } from '../agent.ts';
import type { ActProposal, Advice, Proposal, Situation } from '../proposal.ts';
import type { HealthFacts } from './observe-health.ts';

const minuteMs = 60_000;
const lowDiskBytes = 1024 ** 3;
/** So many jobs to which one provider did not answer are no accident. */
const manyUnanswered = 3;

/** What can be done about parts that are down, and what people have to do. */
export function decideHealth(facts: HealthFacts, situation: Situation): readonly Proposal[] {
  return [
    ...stepBack(facts),
    ...discardCovers(facts),
    ...pauseProviders(facts, situation),
    ...retryJobs(facts, situation),
  ];
}

/** What answers has a file that cannot be read: a process that starts could not load it. */
function stepBack({ champion }: HealthFacts): ActProposal[] {
  if (champion === null || champion.isWhole) return [];
  const { version } = champion;
  return [
    {
      ...{ does: 'act', act: 'step-back', target: `model:${version}`, params: { version } },
      why: { isWhole: false },
      predicts: { metric: 'whole-champions', is: 'at-least', value: 1, afterMs: 30 * minuteMs },
    },
  ];
}

/** Pictures are fetched again when somebody looks at them; what else takes space is for people to judge. */
function discardCovers({ freeBytes, coverBytes }: HealthFacts): (ActProposal | Advice)[] {
  if (freeBytes >= lowDiskBytes) return [];
  const space = { freeBytes, coverBytes };
  const advice = { does: 'advise', advice: 'disk-low', target: 'disk', params: space } as const;
  if (freeBytes + coverBytes < lowDiskBytes) return [advice];
  return [
    {
      ...{ does: 'act', act: 'discard-covers', target: 'disk', params: space, why: space },
      predicts: { metric: 'free-bytes', is: 'at-least', value: lowDiskBytes, afterMs: minuteMs },
    },
  ];
}

/** Who does not answer is left alone for a while, by all processes; once that has settled they are tried again. */
function pauseProviders({ unanswered, paused }: HealthFacts, situation: Situation): Proposal[] {
  const lifts = situation.acts
    .filter(({ act, isOpen, state }) => act === 'pause-provider' && isOpen && state === 'verified')
    .map(({ id }) => ({ does: 'lift', act: id, why: { reason: 'try-again' } }) as const);
  const pauses = unanswered
    .filter(({ provider, count }) => count >= manyUnanswered && !paused.includes(provider))
    .filter(({ provider }) => openAct(situation, provider) === null)
    .map(
      ({ provider, count }): ActProposal => ({
        ...{ does: 'act', act: 'pause-provider', target: provider, params: { provider } },
        why: { unanswered: count },
        predicts: { metric: 'unanswered', is: 'at-most', value: 0, afterMs: 60 * minuteMs },
      }),
    );
  return [...lifts, ...pauses];
}

/** Each once: what fails again after that is for people to look at. */
function retryJobs({ failed }: HealthFacts, { acts }: Situation): (ActProposal | Advice)[] {
  const tried = new Set(
    acts.flatMap(({ act, params }) => (act === 'retry-jobs' ? jobsIn(params.jobs) : [])),
  );
  return failed.flatMap(({ kind, jobs }): (ActProposal | Advice)[] => {
    const target = `jobs:${kind}`;
    const fresh = jobs.filter((id) => !tried.has(id));
    const again = jobs.filter((id) => tried.has(id));
    const params = { kind, jobs: fresh.join(' '), count: fresh.length };
    const failing = { kind, jobs: again.join(' '), count: again.length };
    const told: Advice = { does: 'advise', advice: 'jobs-fail', target, params: failing };
    const retried: ActProposal = {
      ...{ does: 'act', act: 'retry-jobs', target, params, why: { count: fresh.length } },
      predicts: { metric: 'failed', is: 'at-most', value: 0, afterMs: 30 * minuteMs },
    };
    return [...(again.length > 0 ? [told] : []), ...(fresh.length > 0 ? [retried] : [])];
  });
}

/** Numbers of jobs, as an act is stored with them. */
export function jobsIn(text: unknown): readonly number[] {
  return typeof text === 'string' && text !== '' ? text.split(' ').map(Number) : [];
}
