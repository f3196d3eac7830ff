import { type CanaryOutcomes, canaryEffect } from './canary-effect.ts';
import { missOfLook } from './look.ts';
import type { EffectInterval, SignedEffect } from './signed-effect.ts';
import { rateOf, type Tries } from './tries.ts';

export interface CanaryPlan {
  /** It ends undecided after so many: 28 of daily ones. */
  readonly looks: number;
  /** The chance of promoting, at any look, what is not above `promoteAbove`; and of `worse` where it is not. */
  readonly alpha: number;
  /** The effect above which the challenger is promoted: 0 where it must be better, −.01 where not much worse. */
  readonly promoteAbove: number;
  /** Harm that need not be proved as well: an estimate further below 0 stops it on weaker evidence, … */
  readonly harmMargin: number;
  /** … which stops one that does no harm with this probability at most; above `alpha`. */
  readonly harmAlpha: number;
}

export type CanaryVerdict = 'go-on' | 'harmful' | 'promote' | 'undecided' | 'worse';

export interface CanaryJudgement {
  readonly verdict: CanaryVerdict;
  readonly challengers: number;
  readonly champions: number;
  readonly challengerRate: number;
  readonly championRate: number;
  /** Hits a try that the challenger adds, as listeners agree on it. */
  readonly effect: number;
  /** Holds the true effect at all looks at once with probability 1 − 2 alpha at least. */
  readonly interval: EffectInterval;
}

/**
 * What a canary says at its look number `look` (1 …): a sequential test whose errors are bounded wherever it
 * is stopped. At each look the test is exact for any outcomes, as all that is random in it is the
 * coin that gave each listener to champion or challenger (Fisher's randomisation test, bounded by
 * `signTail` instead of drawn); the errors of all looks add up to the plan's (Bonferroni over looks), so the
 * same listeners may be counted again and again. An e-process or mSPRT would need each batch to be
 * fair given the last, which outcomes of the same listener are not.
 *
 * The split among those who are compared has to be a fair coin, a new one for every canary: where only a tenth
 * shall meet the challenger, compare it with another tenth. An effect is a difference of rates, the same for
 * every listener; where it is not, the errors hold as far as many listeners make them. O(listeners). Throws
 * EngineError `shape-mismatch`, and `bad-number` for hits without tries or a look that was not planned.
 */
export function judgeCanary(
  outcomes: CanaryOutcomes,
  plan: CanaryPlan,
  look: number,
): CanaryJudgement {
  const effect = canaryEffect(outcomes);
  const interval = effect.interval(missOfLook(plan.alpha, look, plan.looks));
  const [champion, challenger] = [armOf(outcomes, 0), armOf(outcomes, 1)];
  return {
    verdict: verdictOf(effect, interval, plan, look),
    champions: champion.tries.length,
    challengers: challenger.tries.length,
    championRate: rateOf(champion),
    challengerRate: rateOf(challenger),
    effect: effect.estimate(),
    interval,
  };
}

/** Those of one arm who were served. */
function armOf({ tries, hits, isChallenger }: CanaryOutcomes, arm: 0 | 1): Tries {
  const rows = Array.from(tries).flatMap((count, row) =>
    count > 0 && isChallenger[row] === arm ? [row] : [],
  );
  return { tries: rows.map((row) => tries[row]!), hits: rows.map((row) => hits[row]!) };
}

function verdictOf(
  effect: SignedEffect,
  interval: EffectInterval,
  plan: CanaryPlan,
  look: number,
): CanaryVerdict {
  const atHarm = effect.interval(missOfLook(plan.harmAlpha, look, plan.looks));
  if (interval.high < 0) return 'worse';
  if (atHarm.high < 0 && effect.estimate() < -plan.harmMargin) return 'harmful';
  if (interval.low > plan.promoteAbove) return 'promote';
  return look < plan.looks ? 'go-on' : 'undecided';
}
