import { missOfLook } from './look.ts';
import { type RateWindows, rateChange } from './rate-drift.ts';
import type { EffectInterval } from './signed-effect.ts';

export interface GuardPlan {
  /** It ends after so many: 168 of hourly ones for a week. */
  readonly looks: number;
  /** The chance of rolling back, at any look, a model that is no worse. */
  readonly alpha: number;
  /** Smaller harm than this, in hits a try, is left to the next training. */
  readonly margin: number;
}

export interface GuardJudgement {
  readonly verdict: 'go-on' | 'keep' | 'roll-back';
  /** Hits a try that a listener has more since the promotion, as listeners agree on it. */
  readonly change: number;
  /** Passed by the true change at any look with probability `alpha` at most, at each end. */
  readonly interval: EffectInterval;
}

/**
 * Whether a freshly promoted model is worse than the one before, at look number `look` (1 …). The current window
 * begins with the promotion and ends now; the reference is as long and under the model before, best the
 * same hours a week earlier. A hit is good. A sequential test whose error is bounded wherever it is
 * stopped, as in `judgeCanary`; what is assumed of listeners is said in `kindDrift`. O(listeners). Throws
 * EngineError `shape-mismatch`, `bad-number`.
 */
export function judgePromotion(
  windows: RateWindows,
  { looks, alpha, margin }: GuardPlan,
  look: number,
): GuardJudgement {
  const { effect } = rateChange(windows);
  const interval = effect.interval(missOfLook(alpha, look, looks));
  const change = effect.estimate();
  const isHarm = interval.high < 0 && change < -margin;
  return { verdict: isHarm ? 'roll-back' : look < looks ? 'go-on' : 'keep', change, interval };
}
