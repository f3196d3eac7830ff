import type { LocalHour } from '../groove/week.ts';

/** Parts of the day, by the hour they begin at. */
const parts = [
  { from: 5, to: 12, name: 'morning' },
  { from: 12, to: 17, name: 'afternoon' },
  { from: 17, to: 22, name: 'evening' },
  { from: 22, to: 29, name: 'night' },
] as const;

type Clock = readonly (readonly number[])[];

type Part = (typeof parts)[number];

/** The small hours belong to the night before: 2 o'clock is hour 26. */
function partAt(hour: number): Part {
  const late = hour < 5 ? hour + 24 : hour;
  return parts.find(({ from, to }) => late >= from && late < to) ?? parts[3];
}

function playsIn(clock: Clock, weekday: number, { from, to }: Part): number {
  let plays = 0;
  for (let hour = from; hour < to; hour++) {
    plays += clock[(weekday + (hour >= 24 ? 1 : 0)) % 7]?.[hour % 24] ?? 0;
  }
  return plays / (to - from);
}

/**
 * One sentence that places this part of the week among the 28 of the listener's own week, such as
 * "Sunday evenings are your loudest."
 */
export function nowSentence(
  clock: Clock,
  now: LocalHour,
  weekdayName: (weekday: number) => string,
): string {
  const weekday = now.hour < 5 ? (now.weekday + 6) % 7 : now.weekday;
  const part = partAt(now.hour);
  const plays = playsIn(clock, weekday, part);
  const week = clock.flatMap((_, day) => parts.map((other) => playsIn(clock, day, other)));
  const louder = week.filter((other) => other > plays).length;
  const when = `${weekdayName(weekday)} ${part.name}s`;
  if (plays === 0) return `${when} are silent with you so far.`;
  if (louder === 0) return `${when} are your loudest.`;
  if (louder < 7) return `${when} are among your loudest.`;
  if (louder < 21) return `An ordinary ${weekdayName(weekday)} ${part.name}.`;
  return `${when} are quiet with you.`;
}
