import { countOutcomes, summedOutcomes } from '../../lifecycle/count-outcomes.ts';
import { type ModelFacts, observeModels } from '../../lifecycle/observe-models.ts';
import type { TendDeps } from '../../lifecycle/tend-models.ts';
import { type Agent, makeAgent, type PlannedAct } from '../agent.ts';
import { decideModel, decidingFacts } from './decide-model.ts';
import { endCanaryAct, promoteAct, rollBackAct, trainAct, trainedSince } from './model-acts.ts';

/** Fewer songs shown tell nothing. */
const fewestShown = 100;

/**
 * The lifecycle of models as an agent: it decides as `tendModels` does, and says what shall come of it. Where a look
 * was taken already, `seen` spares another one.
 */
export function modelAgent(deps: TendDeps, seen?: ModelFacts): Agent {
  const { store, clock } = deps;
  return makeAgent({
    // The hourly look at models has it look, see `tendUnderAgent`.
    ...{ name: 'model', version: 1, everyMs: null, actsPerDay: 6 },
    acts: [trainAct(deps), promoteAct(deps), endCanaryAct(deps), rollBackAct(deps)],
    sentences: {
      train: ({ need }) => `Models are trained anew (${need})`,
      promote: ({ version }) => `Training ${version} answers everybody`,
      'end-canary': ({ version }) => `Training ${version} answers nobody any more`,
      'roll-back': ({ version }) => `What answered before training ${version} answers again`,
    },
    observe: async () => decidingFacts(seen ?? (await observeModels(store, clock()))),
    decide: decideModel,
    measure: async ({ metric }, act) => {
      if (metric === 'trainings') return trainedSince(store, act);
      if (metric === 'canaries') return (await store.models.aliased('blend', ['canary'])).length;
      return acceptanceSince(deps, act);
    },
  });
}

/** Share of what was shown since an act that was listened to; null of too few. */
async function acceptanceSince(
  { store, clock }: TendDeps,
  { intendedAt: from }: PlannedAct,
): Promise<number | null> {
  let [shown, accepted] = [0, 0];
  for (const { id } of await store.listeners.list()) {
    const found = await countOutcomes(store, id, { from, until: clock() });
    const all = summedOutcomes(found.values());
    shown += all.shown;
    accepted += all.accepted;
  }
  return shown < fewestShown ? null : accepted / shown;
}
