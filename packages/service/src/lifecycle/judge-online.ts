import type { AliasedModel, Store } from '@echotune/data';
import {
  type CanaryJudgement,
  type CanaryPlan,
  type GuardJudgement,
  type GuardPlan,
  judgeCanary,
  judgePromotion,
  type Tries,
} from '@echotune/engine';
import { countOutcomes, type OutcomeWindow, summedOutcomes } from './count-outcomes.ts';
import { isAnsweredBy } from './toss-coin.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;

/** A week of daily looks. */
export const canaryPlan: CanaryPlan = {
  ...{ looks: 7, alpha: 0.025, promoteAbove: 0 },
  ...{ harmMargin: 0.01, harmAlpha: 0.1 },
};

/** A week of hourly looks. */
const guardPlan: GuardPlan = { looks: 168, alpha: 0.01, margin: 0.01 };

/** Which look is due since a model was named what it is, 0 before the first; at most the last of the plan. */
function lookAt({ since }: AliasedModel, now: number, everyMs: number, looks: number): number {
  return Math.min(Math.floor((now - since) / everyMs), looks);
}

interface Acceptance {
  readonly tries: number[];
  readonly hits: number[];
}

async function acceptanceOf(
  store: Store,
  listeners: readonly number[],
  span: OutcomeWindow,
): Promise<Acceptance> {
  const found: Acceptance = { tries: [], hits: [] };
  for (const id of listeners) {
    const { shown, accepted } = summedOutcomes((await countOutcomes(store, id, span)).values());
    found.tries.push(shown);
    found.hits.push(accepted);
  }
  return found;
}

async function everybody({ listeners }: Store): Promise<number[]> {
  return (await listeners.list()).map(({ id }) => id);
}

export interface CanaryLook extends CanaryJudgement {
  /** 1 … of the plan's. */
  readonly look: number;
}

/** How listeners take a canary beside the champion; null where no look is due after look number `last`. */
export async function judgeRunningCanary(
  store: Store,
  canary: AliasedModel,
  { now, last }: { readonly now: number; readonly last: number },
): Promise<CanaryLook | null> {
  const look = lookAt(canary, now, dayMs, canaryPlan.looks);
  if (look <= last) return null;
  const ids = await everybody(store);
  const { since } = canary;
  const current: Tries = await acceptanceOf(store, ids, { from: since, until: now });
  const before: Tries = await acceptanceOf(store, ids, { from: since - weekMs, until: since });
  const isChallenger = ids.map((id) => (isAnsweredBy(canary, id) ? 1 : 0));
  return { look, ...judgeCanary({ ...current, isChallenger, before }, canaryPlan, look) };
}

export interface GuardLook extends GuardJudgement {
  readonly look: number;
  /** Of what was shown since the promotion, and in the same hours a week earlier, 0 … 1. */
  readonly rate: number;
  readonly rateBefore: number;
}

/**
 * Whether listeners take a model that was promoted worse than what answered in the same hours a week earlier; null
 * where no look is due, the guard's week is over, or there is nothing to compare with.
 */
export async function judgeNewChampion(
  store: Store,
  champion: AliasedModel,
  { now, last }: { readonly now: number; readonly last: number },
): Promise<GuardLook | null> {
  const look = lookAt(champion, now, hourMs, guardPlan.looks);
  if (look <= last) return null;
  const ids = await everybody(store);
  const { since } = champion;
  const current = await acceptanceOf(store, ids, { from: since, until: now });
  const reference = await acceptanceOf(store, ids, { from: since - weekMs, until: now - weekMs });
  const [rate, rateBefore] = [rateOf(current), rateOf(reference)];
  if (rate === null || rateBefore === null) return null;
  return { look, rate, rateBefore, ...judgePromotion({ reference, current }, guardPlan, look) };
}

/** Null of nothing. */
function rateOf({ tries, hits }: Acceptance): number | null {
  const tried = tries.reduce((sum, count) => sum + count, 0);
  return tried === 0 ? null : hits.reduce((sum, count) => sum + count, 0) / tried;
}
