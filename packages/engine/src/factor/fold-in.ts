import { factorise, solveFactorised } from './cholesky.ts';

/** Item factors in the eigenbasis of their Gram matrix, whose eigenvalues are `shared`. */
export interface ItemFactors {
  readonly width: number;
  readonly itemCount: number;
  readonly rows: Float32Array;
  readonly shared: Float64Array;
}

/** A row that was not in the training: its cells, and what holds it back. */
export interface RowCells {
  readonly items: Int32Array;
  /** By how much each cell weighs more than those that were not observed. */
  readonly weights: Float64Array;
  readonly unobserved: number;
  readonly ridge: number;
}

/** The row's factors, and what shares their products out to its cells. */
export interface FoldedIn {
  readonly factors: Float64Array;
  /** Factors of the items, one after the other. */
  readonly rows: Float64Array;
  /** Weight of each cell in the right-hand side. */
  readonly weights: Float64Array;
  /** Cholesky factor of the row's system. */
  readonly system: Float64Array;
}

/** The row's factors x: (w₀ Λ + Σ s y yᵀ + ridge) x = Σ (s + w₀) y. */
export function foldIn(factors: ItemFactors, cells: RowCells): FoldedIn {
  const { width, shared } = factors;
  const { unobserved, ridge } = cells;
  const system = new Float64Array(width * width);
  for (let f = 0; f < width; f++) system[f * width + f] = unobserved * shared[f]! + ridge;
  const rows = rowsOf(factors, cells.items);
  addOuterProducts(system, width, rows, cells.weights);
  factorise(system, width);
  const weights = cells.weights.map((weight) => weight + unobserved);
  const right = new Float64Array(width);
  for (const [index, weight] of weights.entries()) {
    for (let f = 0; f < width; f++) right[f]! += weight * rows[index * width + f]!;
  }
  return { rows, weights, system, factors: solveFactorised(system, right) };
}

/** What each cell adds to the product of the row with y: x·y = Σ c_k y_kᵀ A⁻¹ y. */
export function partsOf({ rows, weights, system }: FoldedIn, y: Float64Array): Float64Array {
  const width = y.length;
  const answer = solveFactorised(system, y);
  return weights.map((weight, index) => {
    let product = 0;
    for (let f = 0; f < width; f++) product += rows[index * width + f]! * answer[f]!;
    return weight * product;
  });
}

function rowsOf({ rows, width }: ItemFactors, items: Int32Array): Float64Array {
  const own = new Float64Array(items.length * width);
  for (const [index, item] of items.entries()) {
    own.set(rows.subarray(item * width, (item + 1) * width), index * width);
  }
  return own;
}

/**
 * Adds Σ weight · row rowᵀ to the lower triangle, four rows in one pass: the system's numbers are then
 * read a fourth as often. Rows beyond the last weigh nothing.
 */
function addOuterProducts(
  system: Float64Array,
  width: number,
  rows: Float64Array,
  weights: Float64Array,
): void {
  const last = weights.length - 1;
  for (let row = 0; row <= last; row += 4) {
    const p = row * width;
    const q = Math.min(row + 1, last) * width;
    const r = Math.min(row + 2, last) * width;
    const s = Math.min(row + 3, last) * width;
    for (let a = 0; a < width; a++) {
      const ap = weights[row]! * rows[p + a]!;
      const aq = (weights[row + 1] ?? 0) * rows[q + a]!;
      const ar = (weights[row + 2] ?? 0) * rows[r + a]!;
      const as = (weights[row + 3] ?? 0) * rows[s + a]!;
      const line = a * width;
      for (let b = 0; b <= a; b++) {
        system[line + b]! +=
          ap * rows[p + b]! + aq * rows[q + b]! + ar * rows[r + b]! + as * rows[s + b]!;
      }
    }
  }
}
