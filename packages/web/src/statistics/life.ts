import type { Statistics } from '../api.generated.ts';
import { type Life, lifeOf } from '../groove/months.ts';
import { levelsOf, strandPath } from '../groove/strand.ts';
import { type DayRange, dayOf, lifeRange, monthStart } from './day-range.ts';

/** A listener's life as the spiral and the brush draw it, worked out once. */
export interface DrawnLife {
  /** What the brush can reach. */
  readonly days: DayRange;
  readonly groove: Life;
  readonly levels: readonly number[];
  /** Path data of each month's part of the strand. */
  readonly segments: readonly string[];
  /** Plays before each day from `playsFrom` on; one more than there are days. */
  readonly playsBefore: Int32Array;
  readonly playsFrom: number;
}

/** Null while there is no play. `today` is a local day. */
export function drawnLife(statistics: Statistics, today: number): DrawnLife | null {
  const groove = lifeOf(statistics.months);
  const { from = null, plays = [] } = statistics.playsByDay ?? {};
  if (groove === null || from === null) return null;
  const playsFrom = dayOf(from);
  const playsBefore = new Int32Array(plays.length + 1);
  for (const [at, count] of plays.entries()) playsBefore[at + 1] = (playsBefore[at] ?? 0) + count;
  const levels = levelsOf(groove.counts);
  const lastPlayed = playsFrom + plays.length - 1;
  return {
    days: lifeRange(playsFrom, Math.max(today, lastPlayed)),
    ...{ groove, levels, playsFrom, playsBefore },
    segments: levels.map((_, month) => strandPath(groove.spiral, levels, month, month + 1)),
  };
}

/** Plays of a range of days. */
export function playsIn({ playsBefore, playsFrom }: DrawnLife, { from, to }: DayRange): number {
  const before = (day: number) =>
    playsBefore[Math.min(playsBefore.length - 1, Math.max(0, day - playsFrom))] ?? 0;
  return before(to) - before(from);
}

/** The place of a day on the spiral, in months since the January of the first year. */
export function stepOfDay(day: number, firstYear: number): number {
  const start = monthStart(day);
  const date = new Date(start * 86_400_000);
  const months = (date.getUTCFullYear() - firstYear) * 12 + date.getUTCMonth();
  return months + (day - start) / (monthStart(day, 1) - start);
}

/** The first day of a step. */
export function dayOfStep(step: number, firstYear: number): number {
  return Date.UTC(firstYear, step) / 86_400_000;
}

/** Path data of the strand over a range: whole months are ready, only its ends are drawn anew. */
export function litPath(life: DrawnLife, range: DayRange): string {
  const { groove, levels, segments } = life;
  const stepOf = (day: number) =>
    Math.min(levels.length, Math.max(0, stepOfDay(day, groove.firstYear)));
  const [from, to] = [stepOf(range.from), stepOf(range.to)];
  const [first, last] = [Math.ceil(from), Math.floor(to)];
  const part = (a: number, b: number) => strandPath(groove.spiral, levels, a, b);
  if (first > last) return part(from, to);
  return part(from, first) + segments.slice(first, last).join('') + part(last, to);
}

/** The outline of the months as a groove unrolled, on a strip of 1000 × 100. */
export function stripPath(life: DrawnLife): string {
  const { groove, levels, days } = life;
  const width = days.to - days.from;
  const points = levels.flatMap((level, month) => {
    const middle =
      (dayOfStep(month, groove.firstYear) + dayOfStep(month + 1, groove.firstYear)) / 2;
    const x = ((middle - days.from) / width) * 1000;
    return x < 0 || x > 1000 ? [] : [{ x, reach: 1 + 46 * level }];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  const all = [{ ...first, x: 0 }, ...points, { ...last, x: 1000 }];
  const upper = all.map(({ x, reach }) => `${x.toFixed(1)} ${(50 - reach).toFixed(1)}`);
  const lower = all.map(({ x, reach }) => `${x.toFixed(1)} ${(50 + reach).toFixed(1)}`).reverse();
  return `M${[...upper, ...lower].join('L')}Z`;
}
