import type { LocalHour } from '../groove/week.ts';

/** Parts of the day, by the hour they begin at; the night ends on the next morning. */
const parts = [
  { from: 5, to: 12, name: 'morning' },
  { from: 12, to: 17, name: 'afternoon' },
  { from: 17, to: 22, name: 'evening' },
  { from: 22, to: 29, name: 'night' },
] as const;

type Clock = readonly (readonly number[])[];

type Part = (typeof parts)[number];

export type DayPart = Part['name'];

/** How much is played in a part of the week, among all 28 of them. */
export type Loudness = 'silent' | 'loudest' | 'loud' | 'ordinary' | 'quiet';

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

/** The part of the week that holds `now`, and how loud it is among the listener's own. */
export function partOfWeek(
  clock: Clock,
  now: LocalHour,
): { readonly loudness: Loudness; readonly weekday: number; readonly part: DayPart } {
  const weekday = now.hour < 5 ? (now.weekday + 6) % 7 : now.weekday;
  const part = partAt(now.hour);
  const plays = playsIn(clock, weekday, part);
  const week = clock.flatMap((_, day) => parts.map((other) => playsIn(clock, day, other)));
  const louder = week.filter((other) => other > plays).length;
  return { loudness: loudnessOf(plays, louder), weekday, part: part.name };
}

function loudnessOf(plays: number, louder: number): Loudness {
  if (plays === 0) return 'silent';
  if (louder === 0) return 'loudest';
  if (louder < 7) return 'loud';
  return louder < 21 ? 'ordinary' : 'quiet';
}
