import { EngineError } from '../error.ts';
import { inverseWidth, invert } from '../factor/inverse.ts';
import { KernelPool } from '../kernel/pool.ts';
import { type Csr, rowStartsOf, transpose } from '../matrix/csr.ts';
import { progress } from './fit-progress.ts';
import type { FitRun } from './model.ts';
import { TopHeap } from './top-items.ts';

export interface EaseOptions {
  /** λ: how strongly weights are held back. */
  readonly regularisation: number;
  /** p of EDLAE: popular items are held back by p / (1 − p) of their plays besides; below 1. */
  readonly dropout: number;
  /** A listener of n items counts n^−listenerPower in the fit. */
  readonly listenerPower: number;
  /** Weight of an item played n times: 1 + repeatWeight · ln n. */
  readonly repeatWeight: number;
  /** The strongest weights that an item keeps. */
  readonly weightsPerItem: number;
}

/** Beyond this the inverse alone would take minutes. */
const mostRows = 12_000;
/** Every item's weights are looked at once for every item. */
const mostColumns = 40_000;

/** Whether the exact weights can be had in reasonable time. */
export function fitsEase(itemCount: number, listenerCount: number): boolean {
  return Math.min(itemCount, listenerCount) <= mostRows && itemCount <= mostColumns;
}

/** Writes what predicts item j, B_ij for every i, into a column of length items. */
type ColumnOf = (item: number, into: Float64Array) => void;

/**
 * B = I − P · diag(1 / P_jj) with P = (XᵀX + D)⁻¹, row j of the result holding the strongest B_ij.
 * Throws EngineError('too-large') where neither items nor listeners are few enough.
 */
export function easeWeights(plays: Csr, options: EaseOptions, run: FitRun): Csr {
  const cells = damped(plays, options.listenerPower);
  const byItem = transpose(cells);
  const ridge = ridges(byItem, options);
  const isNarrow = cells.columnCount <= cells.rowCount;
  if (!fitsEase(cells.columnCount, cells.rowCount)) {
    throw new EngineError('too-large', `ease is exact: at most ${mostRows} items or listeners`);
  }
  const columnOf = isNarrow
    ? fromItems(cells, ridge, run)
    : fromListeners(cells, byItem, ridge, run);
  return strongest(columnOf, cells.columnCount, options.weightsPerItem, run);
}

/** Listeners of many items count less: X' = diag(n^(−power / 2)) X. */
function damped(cells: Csr, power: number): Csr {
  const values = cells.values.slice();
  for (let row = 0; row < cells.rowCount; row++) {
    const from = cells.rowStarts[row]!;
    const to = cells.rowStarts[row + 1]!;
    const scale = (to - from) ** (-power / 2);
    for (let at = from; at < to; at++) values[at]! *= scale;
  }
  return { ...cells, values };
}

/** λ + p / (1 − p) · (XᵀX)_jj by item. */
function ridges(byItem: Csr, { regularisation, dropout }: EaseOptions): Float64Array {
  if (dropout >= 1) throw new EngineError('bad-number', 'option dropout must be below 1');
  const extra = dropout / (1 - dropout);
  return Float64Array.from({ length: byItem.rowCount }, (_, item) => {
    let square = 0;
    for (let at = byItem.rowStarts[item]!; at < byItem.rowStarts[item + 1]!; at++) {
      square += byItem.values[at]! ** 2;
    }
    return regularisation + extra * square;
  });
}

/** The inverse of Σ of outer products of the rows, plus a diagonal. */
function inverseGram(rows: Csr, diagonal: ArrayLike<number>, run: FitRun): Float32Array {
  const n = rows.columnCount;
  const width = inverseWidth(n);
  const pool = new KernelPool(run.threads ?? 1);
  try {
    const address = pool.floats(n * width);
    const cells = pool.view(address, n * width);
    for (let row = 0; row < rows.rowCount; row++) {
      const to = rows.rowStarts[row + 1]!;
      for (let a = rows.rowStarts[row]!; a < to; a++) {
        const target = rows.columns[a]! * width;
        const by = rows.values[a]!;
        for (let b = rows.rowStarts[row]!; b < to; b++) {
          cells[target + rows.columns[b]!]! += by * rows.values[b]!;
        }
      }
    }
    for (let at = 0; at < n; at++) cells[at * width + at]! += diagonal[at]!;
    invert(pool, address, n, (fraction) => progress(run, fraction * 0.7));
    return pool.view(address, n * width).slice();
  } finally {
    pool.close();
  }
}

function fromItems(cells: Csr, ridge: Float64Array, run: FitRun): ColumnOf {
  const inverse = inverseGram(cells, ridge, run);
  const width = inverseWidth(cells.columnCount);
  return (item, into) => {
    const own = inverse[item * width + item]!;
    for (let i = 0; i < into.length; i++) into[i] = -inverse[item * width + i]! / own;
    into[item] = 0;
  };
}

/**
 * By the matrix inversion lemma with listeners in the middle:
 * P = D⁻¹ − D⁻¹ Xᵀ (I + X D⁻¹ Xᵀ)⁻¹ X D⁻¹.
 */
function fromListeners(cells: Csr, byItem: Csr, ridge: Float64Array, run: FitRun): ColumnOf {
  const { rowStarts, columns, values } = byItem;
  const scaled = values.slice();
  for (let item = 0; item < byItem.rowCount; item++) {
    const by = 1 / Math.sqrt(ridge[item]!);
    for (let at = rowStarts[item]!; at < rowStarts[item + 1]!; at++) scaled[at]! *= by;
  }
  const listeners = cells.rowCount;
  const middle = inverseGram(
    { ...byItem, values: scaled },
    new Float64Array(listeners).fill(1),
    run,
  );
  const width = inverseWidth(listeners);
  const sums = new Float64Array(listeners);
  return (item, into) => {
    sums.fill(0);
    for (let at = rowStarts[item]!; at < rowStarts[item + 1]!; at++) {
      const row = columns[at]! * width;
      const by = values[at]!;
      for (let u = 0; u < listeners; u++) sums[u]! += by * middle[row + u]!;
    }
    into.fill(0);
    for (let i = 0; i < into.length; i++) {
      let product = 0;
      for (let at = rowStarts[i]!; at < rowStarts[i + 1]!; at++) {
        product += values[at]! * sums[columns[at]!]!;
      }
      into[i] = -product / ridge[i]!;
    }
    const own = 1 + into[item]!;
    for (let i = 0; i < into.length; i++) into[i] = -into[i]! / own;
    into[item] = 0;
  };
}

function strongest(columnOf: ColumnOf, items: number, most: number, run: FitRun): Csr {
  const column = new Float64Array(items);
  const lengths = new Int32Array(items);
  const columns: number[] = [];
  const values: number[] = [];
  for (let item = 0; item < items; item++) {
    if (item % 64 === 0) progress(run, 0.7 + (0.3 * item) / items);
    columnOf(item, column);
    const best = new TopHeap(Math.floor(most));
    for (let i = 0; i < items; i++) if (column[i] !== 0) best.offer(i, Math.abs(column[i]!));
    const kept = best.sorted().map(({ item: i }) => i);
    kept.sort((a, b) => a - b);
    lengths[item] = kept.length;
    for (const i of kept) {
      columns.push(i);
      values.push(column[i]!);
    }
  }
  return {
    ...{ rowCount: items, columnCount: items, rowStarts: rowStartsOf(lengths) },
    ...{ columns: Int32Array.from(columns), values: Float64Array.from(values) },
  };
}
