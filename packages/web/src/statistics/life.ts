import type { Statistics } from '../api.generated.ts';
import { type Life, lifeOf } from '../groove/months.ts';
import { levelAt, levelsOf, strandPath } from '../groove/strand.ts';
import { type DayRange, dayOf, lifeRange, monthStart } from './day-range.ts';

/** A listener's life as the spiral and the brush draw it, worked out once. */
export interface DrawnLife {
  /** What the brush can reach. */
  readonly days: DayRange;
  /** Today, or where the last play lies after it, that day. */
  readonly lastDay: number;
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
  const lastDay = Math.max(today, playsFrom + plays.length - 1);
  return {
    days: lifeRange(playsFrom, lastDay),
    lastDay,
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
function stepOfDay(day: number, firstYear: number): number {
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

/** Lanes of the groove unrolled, and places on it by month. */
const [stripLanes, placesPerMonth] = [[-1, -0.667, -0.333, 0, 0.333, 0.667, 1], 4];

/** The groove unrolled, as path data on a strip of 1000 × 100. */
export function stripPath(life: DrawnLife): string {
  const { groove, levels, days } = life;
  const steps = Array.from({ length: levels.length * placesPerMonth + 1 }, (_, at) => at);
  const places = steps.flatMap((at) => {
    const step = at / placesPerMonth;
    const month = Math.floor(step);
    const [start, end] = [month, month + 1].map((one) => dayOfStep(one, groove.firstYear));
    const day = (start ?? 0) + (step - month) * ((end ?? 0) - (start ?? 0));
    const x = ((day - days.from) / (days.to - days.from)) * 1000;
    return x < -1 || x > 1001 ? [] : [{ x, reach: 0.6 + 46 * levelAt(levels, step) }];
  });
  return stripLanes
    .map((lane) => {
      const line = places.map(
        ({ x, reach }) => `${x.toFixed(1)} ${(50 + lane * reach).toFixed(1)}`,
      );
      return line.length > 0 ? `M${line.join('L')}` : '';
    })
    .join('');
}
