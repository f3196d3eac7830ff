import type { AgentParams } from '@echotune/data';
import { type DecidingFacts, decideModels, type ModelAct } from '../../lifecycle/decide-models.ts';
import type { ModelFacts } from '../../lifecycle/observe-models.ts';
import type { ActProposal, Prediction, Proposal } from '../proposal.ts';

const hourMs = 3_600_000;
/** So much less may be accepted than was foreseen: listeners are not alike every day. */
const slack = 0.02;

/** Of all that is looked at what decisions follow from: the rest are figures to be kept. */
export function decidingFacts(facts: ModelFacts): DecidingFacts {
  const { training, guard, canaryLook, hasDrifted, drift, champion, canary } = facts;
  const named = (model: { readonly version: number } | null) => model && { version: model.version };
  return {
    ...{ training, guard, canaryLook, hasDrifted, drift },
    ...{ champion: named(champion), canary: named(canary) },
  };
}

/** What the lifecycle of models would do, with what shall come of it. */
export function decideModel(facts: DecidingFacts): readonly Proposal[] {
  const act = decideModels(facts);
  return act === null ? [] : [proposed(act, facts)];
}

function proposed(act: ModelAct, facts: DecidingFacts): ActProposal {
  if (act.act === 'train') {
    const { need } = act.why;
    return {
      ...{ does: 'act', act: 'train', target: 'training', params: { need }, why: { need } },
      predicts: { metric: 'trainings', is: 'at-least', value: 1, afterMs: 6 * hourMs },
    };
  }
  const { version } = act;
  return {
    ...{ does: 'act', act: act.act, target: `${act.act}:${version}` },
    ...{ params: { version }, why: flat(act.why), predicts: predictionOf(act, facts) },
  };
}

function predictionOf({ act }: ModelAct, { guard, canaryLook }: DecidingFacts): Prediction {
  if (act === 'end-canary') {
    return { metric: 'canaries', is: 'at-most', value: 0, afterMs: hourMs };
  }
  // Halfway back to what it was; after a promotion about what the old one had.
  const expected =
    act === 'roll-back'
      ? ((guard?.rate ?? 0) + (guard?.rateBefore ?? 0)) / 2
      : (canaryLook?.championRate ?? 0);
  const value = Math.max(0, expected - slack);
  return { metric: 'acceptance', is: 'at-least', value, afterMs: 48 * hourMs };
}

/** Reasons hold flat values alone. */
function flat(why: Readonly<Record<string, unknown>>): AgentParams {
  const known: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(why)) {
    if (typeof value === 'string' || typeof value === 'boolean') known[name] = value;
    if (typeof value === 'number' && Number.isFinite(value)) known[name] = value;
  }
  return known;
}
