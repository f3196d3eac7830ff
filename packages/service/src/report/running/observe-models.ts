import type { ModelVersion, Store } from '@echotune/data';
import { modelStanding } from '../../lifecycle/model-standing.ts';
import { countPlays } from '../../lifecycle/observe-models.ts';
import { type Fact, FactWriter } from '../fact.ts';

const dayMs = 86_400_000;
const monthMs = 30 * dayMs;

/** What was learned, what it was worth when it was proved, and how old it is beside what was played since. */
export async function observeModels(store: Store, now: number): Promise<readonly Fact[]> {
  const facts = new FactWriter('store: model_version, model_metric', now);
  const versions = await store.models.list('blend');
  facts.add('model.versions', 'count', versions.length);
  const rolledBack = (await store.models.notes('blend', 100)).filter(
    ({ what, at }) => what === 'rolled-back' && at > now - monthMs,
  );
  facts.add('model.rolled-back', 'count', rolledBack.length);
  const champion = await store.models.byAlias('blend', 'champion');
  if (champion === null) {
    return facts.unknown('model.age', 'days', 'no-model').facts;
  }
  const plays = await countPlays(store);
  const learned = champion.metrics.plays ?? null;
  const fresh = learned === null ? null : Math.max(0, plays - learned);
  facts
    .add('model.version', 'text', `blend@${champion.version}`)
    .add('model.age', 'days', Math.floor((now - champion.createdAt) / dayMs))
    .maybe('model.learned-plays', 'count', learned, 'not-compared')
    .maybe('model.new-plays', 'count', fresh, 'not-compared');
  addProof(facts, champion);
  const { named, drift, hasDrifted } = await modelStanding(store);
  const standing = named.find(({ alias }) => alias === 'champion');
  facts
    .add('model.shown', 'count', standing?.shown ?? 0)
    .maybe('model.acceptance', 'share', standing?.acceptance ?? null, 'not-shown')
    .add('model.drifted', 'yes-no', hasDrifted);
  for (const [quantity, p] of drift) facts.add('model.drift-p', 'ratio', p, quantity);
  return facts.facts;
}

/** How much better than the one before it the champion was when it was proved, in nDCG@10. */
function addProof(facts: FactWriter, { metrics }: ModelVersion): void {
  let compared = 0;
  for (const part of ['repeat', 'discovery']) {
    const [gain, low, high, listeners] = ['gain', 'gain.low', 'gain.high', 'listeners'].map(
      (figure) => metrics[`proof.${part}.${figure}`],
    );
    if (gain === undefined || low === undefined || high === undefined) continue;
    compared += 1;
    facts
      .add('model.gain', 'ratio', gain, part)
      .add('model.gain-low', 'ratio', low, part)
      .add('model.gain-high', 'ratio', high, part)
      .maybe('model.gain-listeners', 'count', listeners ?? null, 'not-compared', part);
  }
  if (compared === 0) facts.unknown('model.gain', 'ratio', 'not-compared');
}
