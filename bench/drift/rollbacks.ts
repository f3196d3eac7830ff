import { type GuardPlan, judgePromotion } from '@echotune/engine';
import { Audience, noTotals } from './audience.ts';

const hours = 168;

/** A week of hourly looks. */
export const guardPlan: GuardPlan = { looks: hours, alpha: 0.01, margin: 0.02 };

/** Sessions by the hour of the day: nobody at night, most in the evening; one a day. */
const rhythm = Array.from({ length: 24 }, (_, hour) => (hour < 7 ? 0 : hour < 17 ? 0.03 : 0.1));

/** Hours until a promoted model that loses a part of the acceptance is rolled back; null if it is kept. */
function hoursToRollback(listeners: number, loss: number, seed: number): number | null {
  const audience = new Audience(listeners, seed);
  // The week before, hour by hour, so that the reference grows as the current window does.
  const past = Array.from({ length: hours }, (_, hour) => {
    if (hour % 24 === 0) audience.passNight();
    const totals = noTotals(listeners);
    audience.listen(rhythm[hour % 24]!, totals, () => 1);
    return totals;
  });
  const [reference, current] = [noTotals(listeners), noTotals(listeners)];
  for (let look = 1; look <= hours; look++) {
    const hour = look - 1;
    if (hour % 24 === 0) audience.passNight();
    audience.listen(rhythm[hour % 24]!, current, () => 1 - loss);
    for (let listener = 0; listener < listeners; listener++) {
      reference.tries[listener]! += past[hour]!.tries[listener]!;
      reference.hits[listener]! += past[hour]!.hits[listener]!;
    }
    const { verdict } = judgePromotion({ reference, current }, guardPlan, look);
    if (verdict === 'roll-back') return look;
  }
  return null;
}

export interface Rollbacks {
  readonly listeners: number;
  readonly loss: number;
  readonly runs: number;
  readonly rolledBack: number;
  /** From midnight; null where fewer than half, or nine tenths, were rolled back. */
  readonly medianHours: number | null;
  readonly slowHours: number | null;
}

export function rollbacks(
  listeners: number,
  loss: number,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Rollbacks {
  const all = Array.from({ length: runs }, (_, run) =>
    hoursToRollback(listeners, loss, seed + run),
  );
  const ascending = all.filter((hour) => hour !== null).sort((a, b) => a - b);
  const after = (share: number) => ascending[Math.ceil(share * runs) - 1] ?? null;
  return {
    listeners,
    loss,
    runs,
    rolledBack: ascending.length / runs,
    medianHours: after(0.5),
    slowHours: after(0.9),
  };
}
