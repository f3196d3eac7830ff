import type { Csr } from '../matrix/csr.ts';
import { rowStartsOf } from '../matrix/csr.ts';
import type { Interactions } from '../plays.ts';
import { progress } from './fit-progress.ts';
import type { FitRun } from './model.ts';
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

/** Where each item was played, in the order of the interactions: the transpose of `items`. */
interface Occurrences {
  readonly starts: Int32Array;
  readonly positions: Int32Array;
  /** Listener of each position of the interactions. */
  readonly listenerOf: Int32Array;
}

function occurrencesOf(interactions: Interactions, now: number): Occurrences {
  const { items, offsets, startedAt } = interactions;
  const counts = new Int32Array(interactions.itemCount);
  const listenerOf = new Int32Array(items.length);
  for (let at = 0; at < items.length; at++) if (startedAt[at]! <= now) counts[items[at]!]! += 1;
  for (let listener = 0; listener < interactions.listenerCount; listener++) {
    listenerOf.fill(listener, offsets[listener]!, offsets[listener + 1]!);
  }
  const starts = rowStartsOf(counts);
  const next = starts.slice();
  const positions = new Int32Array(starts[interactions.itemCount]!);
  for (let at = 0; at < items.length; at++) {
    if (startedAt[at]! <= now) positions[next[items[at]!]!++] = at;
  }
  return { starts, positions, listenerOf };
}

/** A sparse row under construction: dense sums and the list of the columns that have one. */
class RowSums {
  readonly sums: Float64Array;
  readonly touched: number[] = [];

  constructor(width: number) {
    this.sums = new Float64Array(width);
  }

  add(column: number, value: number): void {
    if (this.sums[column] === 0) this.touched.push(column);
    this.sums[column]! += value;
  }

  /** Hands out every column once and is empty again. */
  drain(visit: (column: number, sum: number) => void): void {
    for (const column of this.touched) {
      visit(column, this.sums[column]!);
      this.sums[column] = 0;
    }
    this.touched.length = 0;
  }
}

/**
 * Item-item similarities 0 … 1 from plays near each other in time:
 *
 *     sim(i, j) = Σ_u √(Σ_{plays p of i, q of j by u} 1 / (1 + |t_p − t_q| / half)) / (√(n_i n_j) + shrinkage)
 *
 * n are play counts. The root keeps one listener's thousand repeats from speaking for everybody; by
 * Cauchy-Schwarz the value is a cosine. Rows hold the strongest neighbours, columns ascending. Item
 * neighbours with time decay: Ding and Li, "Time Weight Collaborative Filtering", CIKM 2005, section 4;
 * shrinkage: Bell and Koren, "Scalable Collaborative Filtering", ICDM 2007, section 4.1. Time is
 * plays · reach, memory plays + items · neighbours.
 */
export function coOccurrence(
  interactions: Interactions,
  options: CoOccurrenceOptions,
  run: FitRun,
): Csr {
  const { itemCount, items, offsets, startedAt } = interactions;
  const { starts, positions, listenerOf } = occurrencesOf(interactions, run.now);
  const halfMs = options.halfHours * 3_600_000;
  const ofListener = new RowSums(itemCount);
  const row = new RowSums(itemCount);
  const addRoot = (column: number, sum: number) => row.add(column, Math.sqrt(sum));

  const lookAround = (at: number, item: number) => {
    const listener = listenerOf[at]!;
    const from = Math.max(offsets[listener]!, at - options.reachPlays);
    const to = Math.min(offsets[listener + 1]!, at + options.reachPlays + 1);
    for (let near = from; near < to; near++) {
      if (items[near] === item || startedAt[near]! > run.now) continue;
      ofListener.add(items[near]!, 1 / (1 + Math.abs(startedAt[near]! - startedAt[at]!) / halfMs));
    }
  };

  const lengths = new Int32Array(itemCount);
  const columns: number[] = [];
  const values: number[] = [];
  for (let item = 0; item < itemCount; item++) {
    if (item % 256 === 0) progress(run, item / itemCount);
    for (let cell = starts[item]!; cell < starts[item + 1]!; cell++) {
      const at = positions[cell]!;
      if (cell > starts[item]! && listenerOf[at] !== listenerOf[positions[cell - 1]!]) {
        ofListener.drain(addRoot);
      }
      lookAround(at, item);
    }
    ofListener.drain(addRoot);
    const own = starts[item + 1]! - starts[item]!;
    const strongest = new TopHeap(options.neighboursPerItem);
    row.drain((column, sum) => {
      const norm = Math.sqrt(own * (starts[column + 1]! - starts[column]!));
      strongest.offer(column, sum / (norm + options.shrinkage));
    });
    const kept = strongest.sorted().sort((a, b) => a.item - b.item);
    lengths[item] = kept.length;
    for (const neighbour of kept) {
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
