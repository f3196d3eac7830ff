/** When a listener of the demo world listens: the starts of their sessions. */

import type { Random } from '../random.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A local hour around which somebody listens, and how much. */
type Peak = readonly [hour: number, weight: number];

interface Habit {
  readonly peaks: readonly Peak[];
  /** How much more they listen on a day of the weekend. */
  readonly weekend: number;
}

const commuter: Habit = {
  peaks: [
    [7.5, 3],
    [17.5, 3],
    [21, 1],
  ],
  weekend: 0.7,
};
const atWork: Habit = {
  peaks: [
    [10, 3],
    [14, 3],
    [20, 1],
  ],
  weekend: 0.5,
};
const nightOwl: Habit = {
  peaks: [
    [19, 2],
    [22, 4],
    [0.5, 2],
  ],
  weekend: 1.5,
};
const evenings: Habit = {
  peaks: [
    [9, 1],
    [16, 2],
    [20, 3],
  ],
  weekend: 1.2,
};
const habits = [commuter, atWork, nightOwl, evenings];
const mostWeekend = 1.5;

/** Zones by their winter offset: an hour more or less in summer is no other habit. */
export const zones: readonly { readonly timeZone: string; readonly offsetHours: number }[] = [
  { timeZone: 'Europe/Berlin', offsetHours: 1 },
  { timeZone: 'Europe/Lisbon', offsetHours: 0 },
  { timeZone: 'Europe/Helsinki', offsetHours: 2 },
  { timeZone: 'America/New_York', offsetHours: -5 },
  { timeZone: 'America/Sao_Paulo', offsetHours: -3 },
  { timeZone: 'Asia/Tokyo', offsetHours: 9 },
];

/** Weight of each local hour, 0 … 23: bumps two hours wide on a little noise floor. */
function hourWeights({ peaks }: Habit): number[] {
  return Array.from({ length: 24 }, (_, hour) => {
    let weight = 0.02;
    for (const [peak, share] of peaks) {
      const off = Math.abs(hour + 0.5 - peak);
      const distance = Math.min(off, 24 - off);
      weight += share * Math.exp(-(distance * distance) / 3);
    }
    return weight;
  });
}

/** Session starts, UTC epoch milliseconds, ascending, all before `endsAt`. */
export function sessionStarts(
  random: Random,
  when: { count: number; from: number; endsAt: number; offsetHours: number },
): number[] {
  const habit = random.pick(habits);
  const hours = hourWeights(habit);
  const offset = when.offsetHours * hourMs;
  const firstDay = Math.floor((when.from + offset) / dayMs);
  const days = Math.max(1, Math.floor((when.endsAt + offset) / dayMs) - firstDay + 1);
  const starts: number[] = [];
  for (let attempt = 0; starts.length < when.count && attempt < 20 * when.count; attempt++) {
    const day = firstDay + random.below(days);
    // Day 0 of the epoch was a Thursday.
    const weekend = (day + 4) % 7 === 0 || (day + 4) % 7 === 6;
    const share = weekend ? habit.weekend : 1;
    const start = day * dayMs + (random.weighted(hours) + random.next()) * hourMs - offset;
    const inside = start >= when.from && start < when.endsAt;
    if (inside && random.chance(share / mostWeekend)) starts.push(Math.floor(start / 1000) * 1000);
  }
  return starts.toSorted((a, b) => a - b);
}

/** Local hour, 0 … 23, at an instant. */
export function localHour(time: number, offsetHours: number): number {
  return Math.floor((time / hourMs + offsetHours) % 24);
}
