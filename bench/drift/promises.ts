import { type Canaries, canaryPlan } from './canaries.ts';
import type { Months } from './months.ts';
import { guardPlan, type Rollbacks } from './rollbacks.ts';
import type { ShiftedMonths } from './shifts.ts';
import { plan } from './watch.ts';

/** Where a community is large enough for all that is promised of it. */
const enough = 1000;

/** What is not as it must be; empty where everything is. */
export function brokenPromises(found: {
  readonly stationary: readonly Months[];
  readonly shifted: readonly ShiftedMonths[];
  readonly canaries: readonly Canaries[];
  readonly rollbacks: readonly Rollbacks[];
}): string[] {
  return [
    ...found.stationary.flatMap(falseAlarms),
    ...found.shifted.flatMap(lateAlarms),
    ...found.canaries.flatMap(wrongVerdicts),
    ...found.rollbacks.flatMap(wrongRollbacks),
  ];
}

function falseAlarms({ listeners, months, withAlarm }: Months): string[] {
  // Of fewer than a hundred months a single one proves nothing.
  const allowed = Math.max(1, plan.falseAlarms * months);
  const found = `${listeners} listeners: ${withAlarm} of ${months} stationary months alarmed`;
  return withAlarm > allowed ? [found] : [];
}

function lateAlarms({ name, isPromised, listeners, medianDays }: ShiftedMonths): string[] {
  if (!isPromised || listeners < enough || (medianDays ?? Number.POSITIVE_INFINITY) <= 7) return [];
  return [`${listeners} listeners: ${name} took ${medianDays ?? 'too many'} days`];
}

function wrongVerdicts({ listeners, effect, ...shares }: Canaries): string[] {
  const { promoted, stopped, uncovered } = shares;
  const { change } = effect;
  const isWrong =
    (change <= 0 && promoted > canaryPlan.alpha) ||
    (change >= 0 && stopped > canaryPlan.harmAlpha) ||
    uncovered > 2 * canaryPlan.alpha ||
    (listeners >= enough && Math.abs(change) >= 0.25 && promoted + stopped < 0.95);
  const what = `${listeners} listeners, challenger ${change}`;
  return isWrong ? [`${what}: ${JSON.stringify({ promoted, stopped, uncovered })}`] : [];
}

function wrongRollbacks({ listeners, loss, rolledBack, slowHours }: Rollbacks): string[] {
  const isWrong =
    loss === 0
      ? rolledBack > guardPlan.alpha
      : listeners >= enough && (slowHours ?? Number.POSITIVE_INFINITY) > 24;
  const what = `${listeners} listeners, loss ${loss}`;
  return isWrong ? [`${what}: ${rolledBack} rolled back, hours ${slowHours}`] : [];
}
