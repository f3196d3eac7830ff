import { type Life, lifeOf, type MonthCount } from '../groove/months.ts';

/** Steps of a groove, `to` not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** `YYYY-MM` of a moment where the listener lives. */
export function monthOf(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit' });
  const part = (type: string) =>
    parts.formatToParts(at).find((found) => found.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}`;
}

/** The months of one song or artist on the groove of the whole life, from its first month to its last. */
export function yearsOf(
  months: readonly MonthCount[],
  life: { readonly first: string; readonly last: string },
): Life | null {
  const ends = [life.first, life.last].map((month) => ({ month, plays: 0 }));
  return lifeOf([...months, ...ends]);
}

/** Where a groove sounds: months with plays, those that follow each other as one. */
export function stretchesOf(counts: readonly number[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [at, count] of counts.entries()) {
    const last = stretches.at(-1);
    if (count === 0) continue;
    if (last?.to === at) stretches[stretches.length - 1] = { ...last, to: at + 1 };
    else stretches.push({ from: at, to: at + 1 });
  }
  return stretches;
}
