import { Community, type CommunityPlan, type Shift } from './community.ts';
import { alarmsOf, plan } from './watch.ts';
import { Window } from './window.ts';

const week = 7;

export interface Month {
  /** Looks until the first alarm, the first day of the month being 1; null without one. */
  readonly day: number | null;
  readonly alarms: readonly string[];
}

/**
 * A reference week, a week until another is complete, then a look a day. Where something shifts, it does before
 * the first look.
 */
export function month(of: CommunityPlan, shift: Shift = {}): Month {
  const community = new Community(of);
  const [reference, current] = [0, 1].map(() => new Window(of.listeners, week));
  for (let day = 0; day < week; day++) reference!.add(community.nextDay());
  for (let day = 1; day < week; day++) current!.add(community.nextDay());
  const before = reference!.counted();
  for (let day = 1; day <= plan.looks; day++) {
    current!.add(community.nextDay(shift));
    const alarms = alarmsOf(before, current!.counted(), of.listeners);
    if (alarms.length > 0) return { day, alarms };
  }
  return { day: null, alarms: [] };
}

export interface Months {
  readonly listeners: number;
  readonly months: number;
  readonly withAlarm: number;
  /** Days until half of the months had one; null where fewer than half did. */
  readonly medianDays: number | null;
  /** How often each quantity was the first. */
  readonly first: Readonly<Record<string, number>>;
}

/** As many months as asked for, or as time allows (`mayGoOn`). */
export function months(
  of: CommunityPlan,
  shift: Shift,
  { count, mayGoOn = () => true }: { readonly count: number; readonly mayGoOn?: () => boolean },
): Months {
  const days: number[] = [];
  const first: Record<string, number> = {};
  let done = 0;
  while (done < count && (done === 0 || mayGoOn())) {
    const { day, alarms } = month({ ...of, seed: of.seed + done }, shift);
    done += 1;
    if (day !== null) days.push(day);
    for (const name of alarms) first[name] = (first[name] ?? 0) + 1;
  }
  const medianDays = days.sort((a, b) => a - b)[Math.ceil(done / 2) - 1] ?? null;
  return { listeners: of.listeners, months: done, withAlarm: days.length, medianDays, first };
}
