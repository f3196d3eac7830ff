export interface Busiest {
  /** Hour 0 … 23, or weekday 0 … 6 from Monday on. */
  readonly at: number;
  readonly plays: number;
}

const hoursOfDay = 24;

function most(counts: readonly number[]): Busiest | null {
  const plays = Math.max(...counts);
  return plays > 0 ? { at: counts.indexOf(plays), plays } : null;
}

/** The hour of the day and the weekday with most plays, of 168 counts at weekday · 24 + hour; null without plays. */
export function busiestTimes(heatMap: Int32Array): {
  readonly hour: Busiest | null;
  readonly weekday: Busiest | null;
} {
  const hours = new Array<number>(hoursOfDay).fill(0);
  const weekdays = new Array<number>(7).fill(0);
  for (const [at, plays] of heatMap.entries()) {
    hours[at % hoursOfDay]! += plays;
    weekdays[Math.floor(at / hoursOfDay)]! += plays;
  }
  return { hour: most(hours), weekday: most(weekdays) };
}
