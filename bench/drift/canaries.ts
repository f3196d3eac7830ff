import { type CanaryPlan, type CanaryVerdict, judgeCanary } from '@echotune/engine';
import { Audience, noTotals } from './audience.ts';
import { normal } from './chance.ts';

/** Four weeks of daily looks. */
export const canaryPlan: CanaryPlan = {
  looks: 28,
  alpha: 0.025,
  promoteAbove: 0,
  harmMargin: 0.03,
  harmAlpha: 0.1,
};

/** What the challenger does to what listeners accept. */
export interface ChallengerEffect {
  /** Relative, the same for everybody: −.1 loses a tenth. */
  readonly change: number;
  /** Standard deviation of a further change of each listener, 0 on average. */
  readonly spread: number;
}

export interface CanaryRun {
  readonly verdict: CanaryVerdict;
  readonly days: number;
  /** At every look the interval held the true difference. */
  readonly isCovered: boolean;
}

function canary(listeners: number, { change, spread }: ChallengerEffect, seed: number): CanaryRun {
  const audience = new Audience(listeners, seed);
  const isChallenger = Uint8Array.from({ length: listeners }, () =>
    audience.random() < 0.5 ? 1 : 0,
  );
  const factors = Float64Array.from(isChallenger, (served) =>
    served === 1 ? 1 + change + spread * normal(audience.random) : 1,
  );
  const [before, after] = [noTotals(listeners), noTotals(listeners)];
  for (let day = 0; day < 14; day++) {
    audience.passNight();
    audience.listen(1, before, () => 1);
  }
  let isCovered = true;
  for (let look = 1; ; look++) {
    audience.passNight();
    audience.listen(1, after, (listener) => factors[listener]!);
    const { verdict, interval } = judgeCanary({ ...after, isChallenger, before }, canaryPlan, look);
    const truth = 0.3 * change;
    isCovered &&= interval.low <= truth && truth <= interval.high;
    if (verdict !== 'go-on') return { verdict, days: look, isCovered };
  }
}

export interface Canaries {
  readonly listeners: number;
  readonly effect: ChallengerEffect;
  readonly runs: number;
  /** Shares of the runs. */
  readonly promoted: number;
  readonly stopped: number;
  readonly undecided: number;
  readonly uncovered: number;
  /** Mean over all runs, undecided ones with the whole length. */
  readonly meanDays: number;
}

export function canaries(
  listeners: number,
  effect: ChallengerEffect,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Canaries {
  const all = Array.from({ length: runs }, (_, run) => canary(listeners, effect, seed + run));
  const share = (holds: (run: CanaryRun) => boolean) => all.filter(holds).length / runs;
  return {
    listeners,
    effect,
    runs,
    promoted: share(({ verdict }) => verdict === 'promote'),
    stopped: share(({ verdict }) => verdict === 'worse' || verdict === 'harmful'),
    undecided: share(({ verdict }) => verdict === 'undecided'),
    uncovered: share(({ isCovered }) => !isCovered),
    meanDays: all.reduce((sum, { days }) => sum + days, 0) / runs,
  };
}
