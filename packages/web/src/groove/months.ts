import { type Spiral, silentRadius } from './spiral.ts';

export interface MonthCount {
  /** YYYY-MM */
  readonly month: string;
  readonly plays: number;
}

/** A listening life, a year a turn and January at the top. */
export interface Life {
  readonly spiral: Spiral;
  /** Plays of every month from the January of the first year on. */
  readonly counts: readonly number[];
  readonly firstYear: number;
  readonly years: number;
}

const { inner: innerRadius, outer: outerRadius } = silentRadius;
const widestPitch = 74;

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** Lays months (in any order, with gaps) on a spiral; null while there is none. */
export function lifeOf(months: readonly MonthCount[]): Life | null {
  if (months.length === 0) return null;
  const numbers = months.map(({ month }) => monthNumber(month));
  const firstYear = Math.floor(Math.min(...numbers) / 12);
  const last = Math.max(...numbers);
  const counts = Array.from({ length: last - firstYear * 12 + 1 }, () => 0);
  for (const { month, plays } of months) {
    const at = monthNumber(month) - firstYear * 12;
    counts[at] = (counts[at] ?? 0) + plays;
  }
  const years = Math.floor(last / 12) - firstYear + 1;
  const pitch = Math.min(widestPitch, (outerRadius - innerRadius) / years);
  return { spiral: { innerRadius, pitch, perTurn: 12, start: -0.25 }, counts, firstYear, years };
}

/** Plays by year, the oldest first; years without any are left out. */
export function yearsOf(
  months: readonly MonthCount[],
): { readonly year: string; readonly plays: number }[] {
  const years = new Map<string, number>();
  for (const { month, plays } of months) {
    const year = month.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + plays);
  }
  return Array.from(years, ([year, plays]) => ({ year, plays }))
    .filter(({ plays }) => plays > 0)
    .sort((a, b) => a.year.localeCompare(b.year));
}
