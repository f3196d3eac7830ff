import type { Catalogue } from '../plays.ts';
import { binsOf, lastDayOf } from './bins.ts';
import { dateOf } from './calendar.ts';
import { coursesOf } from './courses.ts';
import type { History, Range } from './history.ts';
import { cutWhereItChanges } from './mixture-cuts.ts';
import { tallyBy, tallyItems } from './tally.ts';
import { bestOf } from './tops.ts';

/** An artist who ruled an era. */
export interface Ruler {
  readonly id: number;
  readonly listens: number;
  /** Of all listens of the era. */
  readonly share: number;
  /** Their share of the listens outside the era; the era made it larger. */
  readonly shareElsewhere: number;
}

/** A time in which a few artists ruled. */
export interface Era {
  /** First and last local day, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly listens: number;
  /** Largest share first; one to three. */
  readonly artists: readonly Ruler[];
}

/** Artists who can rule; all others count as one. */
const contenders = 40;
const rulers = 3;
const leastShare = 0.05;
/** How many times its share elsewhere an artist must have. */
const leastLift = 1.5;
const fewestBins = 6;
/** Finer is not worth its time: cutting costs the square of it. */
const mostSteps = 120;

/** Sums of rows that lie one behind the other, column by column. */
function summed(cells: Int32Array, columns: number): Int32Array {
  const sums = new Int32Array(columns);
  for (let at = 0; at < cells.length; at++) sums[at % columns]! += cells[at]!;
  return sums;
}

const sum = (counts: Int32Array) => counts.reduce((total, count) => total + count, 0);

/** Who stands out of an era, from the listens of each artist in it and in all. */
function rulersOf(
  artists: readonly number[],
  inEra: Int32Array,
  inAll: Int32Array,
): Pick<Era, 'listens' | 'artists'> {
  const [era, all] = [sum(inEra), sum(inAll)];
  const found = artists
    .map((id, column) => {
      const listens = inEra[column]!;
      const elsewhere = all > era ? (inAll[column]! - listens) / (all - era) : 0;
      return { id, listens, share: era > 0 ? listens / era : 0, shareElsewhere: elsewhere };
    })
    .filter(
      ({ share, shareElsewhere }) => share >= leastShare && share >= leastLift * shareElsewhere,
    )
    .sort((a, b) => b.share - a.share || a.id - b.id);
  return { listens: era, artists: found.slice(0, rulers) };
}

/**
 * The eras of a range, ascending. The range is cut where the mixture of artists changes, judged by the
 * days on which each was heard: an album played ten times in an evening is no era. A stretch in which
 * nobody stands out is none either, and a range that is all alike has none.
 */
export function eras(history: History, range: Range, catalogue: Catalogue): Era[] {
  const bins = binsOf(history, range, 'week');
  if (bins.starts.length < fewestBins) return [];
  const played = tallyBy(tallyItems(history, range), catalogue.artistOf);
  const artists = bestOf(played, contenders).map(({ id }) => id);
  const { columns, listens, days } = coursesOf(history, bins, catalogue.artistOf, artists);
  const size = Math.ceil(bins.starts.length / mostSteps);
  const steps = Array.from({ length: Math.ceil(bins.starts.length / size) }, (_, at) => at * size);
  const cuts = cutWhereItChanges(
    steps.map((bin) => summed(days.subarray(bin * columns, (bin + size) * columns), columns)),
  );
  if (cuts.length === 1) return [];
  const stretchOf = (first: number, end: number) =>
    summed(listens.subarray(first * size * columns, end * size * columns), columns);
  const totals = stretchOf(0, steps.length);
  return cuts.flatMap(({ first, end }) => {
    const found = rulersOf(artists, stretchOf(first, end), totals);
    if (found.artists.length === 0) return [];
    const last = Math.min(bins.starts.length, end * size) - 1;
    const [from, to] = [dateOf(bins.starts[steps[first]!]!), dateOf(lastDayOf(bins, last))];
    return [{ from, to, ...found }];
  });
}
