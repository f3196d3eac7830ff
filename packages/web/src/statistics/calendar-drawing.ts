import { dayOf, monthStart } from './day-range.ts';

/** How many strengths of ink there are beside none. */
const inkLevels = 4;
/** Up to so many calendar years are drawn day by day, more week by week. */
const mostYearsByDay = 3;
const cell = 10;
const gap = 1.5;

/** One row of the calendar. */
export interface CalendarYear {
  readonly year: number;
  /** Cells of each ink level, as path data. */
  readonly paths: readonly string[];
}

export interface Calendar {
  readonly years: readonly CalendarYear[];
  /** Size of the drawing of a year. */
  readonly width: number;
  readonly height: number;
  readonly isByDay: boolean;
}

interface Cell {
  readonly column: number;
  readonly row: number;
  plays: number;
}

const yearOf = (day: number) => new Date(day * 86_400_000).getUTCFullYear();
/** 1970-01-01 was a Thursday; Monday = 0. */
const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7;

/** The counts that divide what was played into equal quarters: a loud year does not hide a quiet one. */
function quartiles(counts: readonly number[]): number[] {
  const sorted = counts.filter((count) => count > 0).sort((a, b) => a - b);
  return [1, 2, 3].map((quarter) => sorted[Math.floor((sorted.length * quarter) / inkLevels)] ?? 0);
}

function cellsOf(
  days: { readonly from: number; readonly to: number },
  playsOf: (day: number) => number,
  { isByDay, firstDay }: { readonly isByDay: boolean; readonly firstDay: number },
): Map<number, Cell[]> {
  const years = new Map<number, Cell[]>();
  for (let day = days.from; day < days.to; day += 1) {
    const year = yearOf(day);
    const january = dayOf(`${year}-01-01`);
    const shift = (weekdayOf(january) - firstDay + 7) % 7;
    const column = Math.floor((day - january + shift) / 7);
    const row = isByDay ? (weekdayOf(day) - firstDay + 7) % 7 : 0;
    const cells = years.get(year) ?? [];
    years.set(year, cells);
    const last = cells.at(-1);
    if (!isByDay && last?.column === column) last.plays += playsOf(day);
    else cells.push({ column, row, plays: playsOf(day) });
  }
  return years;
}

/**
 * The calendar of a range: a strip for each year, a column for each week. `plays` counts by local day
 * from `first` on; `firstDay` is the weekday of the top row, Monday = 0.
 */
export function calendarOf(
  days: { readonly from: number; readonly to: number },
  first: number,
  plays: readonly number[],
  firstDay: number,
): Calendar {
  const isByDay = yearOf(days.to - 1) - yearOf(days.from) < mostYearsByDay;
  const years = cellsOf(days, (day) => plays[day - first] ?? 0, { isByDay, firstDay });
  const limits = quartiles([...years.values()].flat().map((one) => one.plays));
  const levelOf = (count: number) =>
    count === 0 ? 0 : 1 + limits.filter((limit) => count >= limit && limit > 0).length;
  return {
    years: [...years].map(([year, cells]) => {
      const paths = Array.from({ length: inkLevels + 1 }, () => [] as string[]);
      for (const { column, row, plays: count } of cells) {
        const level = Math.min(inkLevels, levelOf(count));
        paths[level]?.push(
          `M${column * cell} ${row * cell}h${cell - gap}v${cell - gap}h${gap - cell}z`,
        );
      }
      return { year, paths: paths.map((parts) => parts.join('')) };
    }),
    width: 54 * cell,
    height: (isByDay ? 7 : 1) * cell,
    isByDay,
  };
}

/** The day (or the first day of the week) at a place of a year's strip, in its units. */
export function dayAt(
  year: number,
  x: number,
  y: number,
  firstDay: number,
  isByDay: boolean,
): number {
  const january = monthStart(dayOf(`${year}-01-01`));
  const shift = (weekdayOf(january) - firstDay + 7) % 7;
  return january - shift + Math.floor(x / cell) * 7 + (isByDay ? Math.floor(y / cell) : 0);
}
