import { weightedGram } from '../kernel/weighted-gram.ts';
import { factorise, solveFactorised } from './cholesky.ts';

/** Item factors in the eigenbasis of their Gram matrix, whose eigenvalues are `shared`. */
export interface ItemFactors {
  /** A multiple of 8. */
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
  const rows = rowsOf(factors, cells.items);
  const gram = weightedGram(rows, cells.weights, width);
  const system = new Float64Array(width * width);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b <= a; b++) system[a * width + b] = gram[b * width + a]!;
    system[a * width + a]! += unobserved * shared[a]! + ridge;
  }
  factorise(system, width);
  const weights = cells.weights.map((weight) => weight + unobserved);
  const right = new Float64Array(width);
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index]!;
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
  for (let index = 0; index < items.length; index++) {
    const from = items[index]! * width;
    for (let f = 0; f < width; f++) own[index * width + f] = rows[from + f]!;
  }
  return own;
}
