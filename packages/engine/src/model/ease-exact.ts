import { EngineError } from '../error.ts';
import { inverseWidth, invert } from '../factor/inverse.ts';
import { KernelPool } from '../kernel/pool.ts';
import { type Csr, rowStartsOf } from '../matrix/csr.ts';
import type { EaseProblem } from './ease-problem.ts';
import { progress } from './fit-progress.ts';
import type { FitRun } from './model.ts';

/** Beyond this the inverse alone would take minutes. */
const mostRows = 12_000;
/** Every item's weights are looked at once for every item. */
const mostColumns = 40_000;
/** 12 bytes each, and as much again the other way round. */
const mostWeights = 100_000_000;

/** Whether the exact weights can be had in reasonable time. */
export function fitsExactly(itemCount: number, listenerCount: number): boolean {
  return Math.min(itemCount, listenerCount) <= mostRows && itemCount <= mostColumns;
}

/** Writes what item i says of every j, B_ij, into a row of length items. */
type RowOf = (item: number, into: Float64Array) => void;

/**
 * B = I − P · diag(1 / P_jj) with P = (XᵀX + D)⁻¹: row i of the result holds the `wanted` strongest B_ij,
 * what i says most of. Throws EngineError('too-large') where neither items nor listeners are few enough,
 * or that many weights are too many.
 */
export function exactWeights(
  { cells, byItem, ridge }: EaseProblem,
  wanted: number,
  run: FitRun,
): Csr {
  const { rowCount: listeners, columnCount: items } = cells;
  if (!fitsExactly(items, listeners)) {
    throw new EngineError(
      'too-large',
      `exact weights are for at most ${mostRows} items or listeners and ${mostColumns} items: give the option neighbourhood (say 200)`,
    );
  }
  const rowOf =
    items <= listeners ? fromItems(cells, ridge, run) : fromListeners(cells, byItem, ridge, run);
  return strongest(rowOf, items, wanted, run);
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

function fromItems(cells: Csr, ridge: Float64Array, run: FitRun): RowOf {
  const inverse = inverseGram(cells, ridge, run);
  const width = inverseWidth(cells.columnCount);
  const own = ridge.map((_, item) => inverse[item * width + item]!);
  return (item, into) => {
    for (let j = 0; j < into.length; j++) into[j] = -inverse[item * width + j]! / own[j]!;
    into[item] = 0;
  };
}

/**
 * By the matrix inversion lemma with listeners in the middle, M = (I + X D⁻¹ Xᵀ)⁻¹:
 * P = D⁻¹ − D⁻¹ Xᵀ M X D⁻¹, so B_ij = (x_i · M x_j) / D_i / (1 − (x_j · M x_j) / D_j).
 */
function fromListeners(cells: Csr, byItem: Csr, ridge: Float64Array, run: FitRun): RowOf {
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
  /** M x_item, into `sums`. */
  const multiply = (item: number) => {
    sums.fill(0);
    for (let at = rowStarts[item]!; at < rowStarts[item + 1]!; at++) {
      const row = columns[at]! * width;
      const by = values[at]!;
      for (let u = 0; u < listeners; u++) sums[u]! += by * middle[row + u]!;
    }
  };
  /** x_item · `sums`. */
  const product = (item: number) => {
    let sum = 0;
    for (let at = rowStarts[item]!; at < rowStarts[item + 1]!; at++) {
      sum += values[at]! * sums[columns[at]!]!;
    }
    return sum;
  };
  const left = ridge.map((by, item) => {
    multiply(item);
    return 1 - product(item) / by;
  });
  return (item, into) => {
    multiply(item);
    for (let j = 0; j < into.length; j++) into[j] = product(j) / ridge[item]! / left[j]!;
    into[item] = 0;
  };
}

/** The k-th largest of the values, which are put in another order; 0 where there are fewer. */
function largestBut(values: Float64Array, k: number): number {
  if (k > values.length) return 0;
  let low = 0;
  let high = values.length - 1;
  // Hoare's quickselect, descending.
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! > pivot) left += 1;
      while (values[right]! < pivot) right -= 1;
      if (left > right) break;
      [values[left], values[right]] = [values[right]!, values[left]!];
      left += 1;
      right -= 1;
    }
    if (k - 1 <= right) high = right;
    else if (k - 1 >= left) low = left;
    else break;
  }
  return values[k - 1]!;
}

/** The weights of largest amount of every row, of equal ones the first. */
function strongest(rowOf: RowOf, items: number, wanted: number, run: FitRun): Csr {
  const most = Math.min(items, Math.max(1, Math.floor(wanted)));
  if (items * most > mostWeights) {
    throw new EngineError('too-large', `${most} weights for each of ${items} items are too many`);
  }
  const row = new Float64Array(items);
  const lengths = new Int32Array(items);
  const columns = new Int32Array(items * most);
  const values = new Float64Array(items * most);
  let end = 0;
  for (let item = 0; item < items; item++) {
    if (item % 64 === 0) progress(run, 0.7 + (0.3 * item) / items);
    rowOf(item, row);
    const amounts = row.map((weight) => Math.abs(weight));
    const least = largestBut(amounts.slice(), most);
    let equals = most - amounts.reduce((count, amount) => count + (amount > least ? 1 : 0), 0);
    const from = end;
    for (let j = 0; j < items; j++) {
      if (amounts[j] === 0 || amounts[j]! < least) continue;
      if (amounts[j] === least && equals-- <= 0) continue;
      columns[end] = j;
      values[end++] = row[j]!;
    }
    lengths[item] = end - from;
  }
  return {
    ...{ rowCount: items, columnCount: items, rowStarts: rowStartsOf(lengths) },
    ...{ columns: columns.slice(0, end), values: values.slice(0, end) },
  };
}
