import type { AliasedModel } from '@echotune/data';
import type { Why } from './crown.ts';
import { type CanaryLook, canaryPlan } from './judge-online.ts';
import type { ModelFacts } from './observe-models.ts';
import { type TrainingNeed, trainingNeed } from './training-need.ts';

/** What may be done with models, and what it follows from. */
export type ModelAct =
  | { readonly act: 'train'; readonly why: { readonly need: TrainingNeed } }
  | { readonly act: 'promote'; readonly version: number; readonly why: Why }
  | { readonly act: 'end-canary'; readonly version: number; readonly why: Why }
  | { readonly act: 'roll-back'; readonly version: number; readonly why: Why };

/** As far as the facts matter to what is done. */
export type DecidingFacts = Pick<
  ModelFacts,
  'training' | 'guard' | 'canaryLook' | 'hasDrifted' | 'drift'
> & {
  readonly champion: Pick<AliasedModel, 'version'> | null;
  readonly canary: Pick<AliasedModel, 'version'> | null;
};

/**
 * What should be done now; a pure function of what was observed, at most one act. Harm comes first. While a canary
 * runs nothing new is trained: it would be compared with what is about to change.
 */
export function decideModels(facts: DecidingFacts): ModelAct | null {
  const { champion, guard, canary, canaryLook, drift, training } = facts;
  if (champion !== null && guard?.verdict === 'roll-back') {
    const { look, rate, rateBefore, change, interval } = guard;
    const why = { reason: 'acceptance-fell', look, rate, rateBefore, change, ...interval };
    return { act: 'roll-back', version: champion.version, why };
  }
  if (canary !== null) return canaryLook && decideCanary(canary.version, canaryLook);
  const hasDrifted = facts.hasDrifted || (drift?.some(({ isAlarm }) => isAlarm) ?? false);
  const need = trainingNeed({ ...training, hasDrifted });
  return need === null ? null : { act: 'train', why: { need } };
}

function decideCanary(version: number, seen: CanaryLook): ModelAct | null {
  const { verdict, look, challengerRate, championRate, effect, interval } = seen;
  if (verdict === 'go-on') return null;
  const rates = { rate: challengerRate, championRate };
  const why = { reason: verdict, look, ...rates, effect, ...interval };
  // Undecided to the end: it was not proved worse, knows more plays, and seemed to be taken hardly worse.
  const isTaken =
    verdict === 'promote' || (verdict === 'undecided' && effect >= -canaryPlan.harmMargin);
  return { act: isTaken ? 'promote' : 'end-canary', version, why };
}
