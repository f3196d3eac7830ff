import { Community, type CommunityPlan, type Shift } from './community.ts';
import { stabilityIndex } from './stability-index.ts';
import { alarmsOf, plan } from './watch.ts';
import { Window } from './window.ts';

const week = 7;

interface Month {
  /** The look that alarmed first, the first of the month being 1; null without one. */
  readonly day: number | null;
  readonly alarms: readonly string[];
  /** The largest population stability index of popularity that a look saw. */
  readonly stabilityIndex: number;
}

/**
 * A reference week, all but a day of another, then a look a day, until one alarms. Where something shifts,
 * it does before the first look.
 */
function month(of: CommunityPlan, shift: Shift): Month {
  const community = new Community(of);
  const [reference, current] = [
    new Window(of.listeners, week),
    new Window(of.listeners, week),
  ] as const;
  for (let day = 0; day < week; day++) reference.add(community.nextDay());
  for (let day = 1; day < week; day++) current.add(community.nextDay());
  const before = reference.counted();
  let largest = 0;
  for (let day = 1; day <= plan.looks; day++) {
    current.add(community.nextDay(shift));
    const after = current.counted();
    largest = Math.max(largest, stabilityIndex(before, after));
    const alarms = alarmsOf(before, after, of.listeners);
    if (alarms.length > 0) return { day, alarms, stabilityIndex: largest };
  }
  return { day: null, alarms: [], stabilityIndex: largest };
}

export interface Months {
  readonly listeners: number;
  readonly months: number;
  readonly withAlarm: number;
  /** Days until half of the months had one; null where fewer than half did. */
  readonly medianDays: number | null;
  /** How often each quantity was among the first. */
  readonly first: Readonly<Record<string, number>>;
  /** Months in which the usual rule would have alarmed: an index above .1. */
  readonly withStabilityAlarm: number;
}

/** As many months as asked for, or as time allows. */
export function months(
  of: CommunityPlan,
  shift: Shift,
  { count, mayGoOn = () => true }: { readonly count: number; readonly mayGoOn?: () => boolean },
): Months {
  const days: number[] = [];
  const first: Record<string, number> = {};
  let [done, withStabilityAlarm] = [0, 0];
  while (done < count && (done === 0 || mayGoOn())) {
    const seen = month({ ...of, seed: of.seed + done }, shift);
    done += 1;
    if (seen.day !== null) days.push(seen.day);
    if (seen.stabilityIndex > 0.1) withStabilityAlarm += 1;
    for (const name of seen.alarms) first[name] = (first[name] ?? 0) + 1;
  }
  const medianDays = days.sort((a, b) => a - b)[Math.ceil(done / 2) - 1] ?? null;
  const { listeners } = of;
  return {
    ...{ listeners, months: done, withAlarm: days.length },
    ...{ medianDays, first, withStabilityAlarm },
  };
}
