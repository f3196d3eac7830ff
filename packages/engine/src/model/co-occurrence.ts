import { type Csr, rowStartsOf } from '../matrix/csr.ts';
import { RowSums } from '../matrix/row-sums.ts';
import type { Interactions } from '../plays.ts';
import { progress } from './fit-progress.ts';
import type { FitRun, Ranked } from './model.ts';
import { type Occurrences, occurrencesOf } from './occurrences.ts';
import { TopHeap } from './top-items.ts';

export interface CoOccurrenceOptions {
  /** How many plays before and after a play are looked at: bounds the work on any history. */
  readonly reachPlays: number;
  /** Two plays this far apart count half. */
  readonly halfHours: number;
  /** Added to the norm: pairs seen once or twice stay weak. */
  readonly shrinkage: number;
  readonly neighboursPerItem: number;
}

/** Adds the nearness of every play around the one at a position, by item. */
type LookAround = (at: number, listener: number, nearness: RowSums) => void;

function lookAround(
  { items, offsets, startedAt }: Interactions,
  options: CoOccurrenceOptions,
  now: number,
): LookAround {
  const halfMs = options.halfHours * 3_600_000;
  return (at, listener, nearness) => {
    const from = Math.max(offsets[listener]!, at - options.reachPlays);
    const to = Math.min(offsets[listener + 1]!, at + options.reachPlays + 1);
    for (let near = from; near < to && startedAt[near]! <= now; near++) {
      if (items[near] === items[at]) continue;
      const apart = Math.abs(startedAt[near]! - startedAt[at]!);
      nearness.add(items[near]!, 1 / (1 + apart / halfMs));
    }
  };
}

/** One row after the other, with scratch space that they share. */
function rowMaker(
  interactions: Interactions,
  { starts, positions, listenerOf }: Occurrences,
  options: CoOccurrenceOptions,
  now: number,
): (item: number) => Ranked[] {
  const look = lookAround(interactions, options, now);
  const ofListener = new RowSums(interactions.itemCount);
  const row = new RowSums(interactions.itemCount);
  const addRoot = (column: number, sum: number) => row.add(column, Math.sqrt(sum));
  const playCount = (item: number) => starts[item + 1]! - starts[item]!;
  return (item) => {
    let listener = -1;
    for (let cell = starts[item]!; cell < starts[item + 1]!; cell++) {
      const at = positions[cell]!;
      if (listenerOf[at] !== listener) ofListener.drain(addRoot);
      listener = listenerOf[at]!;
      look(at, listener, ofListener);
    }
    ofListener.drain(addRoot);
    const strongest = new TopHeap(options.neighboursPerItem);
    row.drain((column, sum) => {
      const norm = Math.sqrt(playCount(item) * playCount(column));
      strongest.offer(column, sum / (norm + options.shrinkage));
    });
    return strongest.sorted().sort((a, b) => a.item - b.item);
  };
}

/**
 * Item-item similarities 0 … 1 from plays near each other in time:
 *
 *     sim(i, j) = Σ_u √(Σ_{plays p of i, q of j by u} 1 / (1 + |t_p − t_q| / half)) / (√(n_i n_j) + shrinkage)
 *
 * n are play counts. The root keeps one listener's thousand repeats from speaking for everybody; by
 * Cauchy-Schwarz the value is at most 1. Rows hold the strongest neighbours, columns ascending. Item
 * neighbours with time decay: Ding and Li, "Time Weight Collaborative Filtering", CIKM 2005;
 * shrinkage: Bell and Koren, "Scalable Collaborative Filtering", ICDM 2007. Time is
 * plays · reach, memory plays + items · neighbours.
 */
export function coOccurrence(
  interactions: Interactions,
  options: CoOccurrenceOptions,
  run: FitRun,
): Csr {
  const { itemCount } = interactions;
  const rowOf = rowMaker(interactions, occurrencesOf(interactions, run.now), options, run.now);
  const lengths = new Int32Array(itemCount);
  const columns: number[] = [];
  const values: number[] = [];
  for (let item = 0; item < itemCount; item++) {
    if (item % 256 === 0) progress(run, item / itemCount);
    const row = rowOf(item);
    lengths[item] = row.length;
    for (const neighbour of row) {
      columns.push(neighbour.item);
      values.push(neighbour.score);
    }
  }
  return {
    rowCount: itemCount,
    columnCount: itemCount,
    rowStarts: rowStartsOf(lengths),
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
  };
}
