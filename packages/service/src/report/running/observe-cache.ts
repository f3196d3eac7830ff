import { type SurveyDeps, surveyCache } from '../../cache/survey-cache.ts';
import { type Fact, FactWriter } from '../fact.ts';

const weekMs = 7 * 86_400_000;
const nanosInUsd = 1e9;

/** What was answered again instead of made anew, by namespace, and what that spared. */
export async function observeCache(deps: SurveyDeps): Promise<readonly Fact[]> {
  const now = deps.clock();
  const { namespaces, processes, answers } = await surveyCache(deps, now - weekMs);
  const facts = new FactWriter('store: cache_watch of seven days', now);
  for (const { namespace, requests, hitRatio, evicted } of namespaces) {
    facts
      .add('cache.requests', 'count', requests, namespace)
      .maybe('cache.hit-ratio', 'share', hitRatio, 'nothing-asked', namespace)
      .add('cache.evicted', 'count', evicted, namespace);
  }
  const running = processes.filter(({ runs }) => runs).length;
  const asked = namespaces.reduce((sum, { requests }) => sum + requests, 0);
  facts.add('cache.processes', 'count', running).add('cache.all-requests', 'count', asked);
  const kept = new FactWriter('store: kept answers of language models', now)
    .add('cache.answers-given-again', 'count', answers.given)
    .add('cache.saved', 'usd', answers.savedNanoUsd / nanosInUsd);
  return [...facts.facts, ...kept.facts];
}
